/** Which records tell how a file was made: from the index, and from the records of runs. */
import type { Cid } from '../../contract/ids.ts'
import type { EngineParts } from '../parts.ts'
import { findRunRecord, type RunRecord } from './run-record.ts'
import { findTaskRecord, type TaskRecord } from './task-record.ts'

/** A record with the CID it is stored under. */
export interface Stored<Record> {
  readonly cid: Cid
  readonly record: Record
}

/** A way in which a file was made: by a task, in a run. One of the two may have been lost. */
export interface Maker {
  readonly task?: Stored<TaskRecord>
  readonly run?: Stored<RunRecord>
}

/** The newest first. Empty for a file that was not made here. */
export function makersOf(file: Cid, parts: EngineParts): readonly Maker[] {
  const runs = runsThatGave(file, parts).toSorted((a, b) =>
    b.record.rendered_at.localeCompare(a.record.rendered_at),
  )
  const indexed = parts.artifacts.findByCid(file).flatMap(({ record }) => readTask(record, parts) ?? [])
  if (runs.length === 0) return indexed.map((task) => ({ task }))
  return runs.map((run) => {
    const task = taskIn(run.record, file, parts) ?? indexed[0]
    return task ? { run, task } : { run }
  })
}

/** The task of a run that made a file. Looked for from the end, where the output's is. */
export function taskIn({ tasks }: RunRecord, file: Cid, parts: EngineParts): Stored<TaskRecord> | undefined {
  for (const cid of tasks.toReversed()) {
    const task = readTask(cid, parts)
    if (task?.record.output === file) return task
  }
  return undefined
}

export function readTask(cid: Cid | undefined, { documents }: EngineParts): Stored<TaskRecord> | undefined {
  const record = findTaskRecord(cid, documents)
  return cid && record ? { cid, record } : undefined
}

export function readRun(cid: Cid | undefined, { documents }: EngineParts): Stored<RunRecord> | undefined {
  const record = findRunRecord(cid, documents)
  return cid && record ? { cid, record } : undefined
}

/** Every attempt that gave this file as its result, or made it on the way. */
function runsThatGave(file: Cid, parts: EngineParts): readonly Stored<RunRecord>[] {
  const ids = parts.runs
    .uses(file)
    .filter(({ role }) => role === 'output' || role === 'intermediate')
    .map(({ runId }) => runId)
  const records = [...new Set(ids)]
    .flatMap((runId) => parts.runs.records(runId))
    .flatMap((cid) => readRun(cid, parts) ?? [])
  return records.filter(
    ({ record }) => record.output.cid === file || taskIn(record, file, parts) !== undefined,
  )
}
