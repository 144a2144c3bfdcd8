/** A checked file into the store, with its record and its place in the index, in one transaction. */
import type { Cid } from '../../contract/ids.ts'
import { assetsOf } from '../../media/graph/placeholders.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import { PROBER_VERSION } from '../../media/probe/probe.ts'
import type { Tool } from '../../media/tools/examine-tool.ts'
import type { BuiltTask } from '../../plan/task.ts'
import type { EngineParts } from '../parts.ts'
import { nameTool, storeTaskRecord, type TaskRecord } from '../record/task-record.ts'

export interface TaskResult {
  readonly record: Omit<TaskRecord, 'v' | 'kind'>
  readonly recordCid: Cid
  readonly sizeBytes: number
  /** The key's first result, when this one differs from it: the first is kept in the index. */
  readonly differsFrom?: Cid
}

/** What was done for one result. */
export type Work = Pick<TaskRecord, 'argv' | 'inputs' | 'list' | 'input_tasks' | 'started_at' | 'seconds'>

export interface CommitOptions {
  /** Of the file, where it was probed. */
  readonly facts?: MediaFacts
  /** Whatever was there before does not count any more. */
  readonly isReplacing?: boolean
}

export async function commitResult(
  task: BuiltTask,
  work: Work,
  temp: string,
  parts: EngineParts,
  { facts, isReplacing = false }: CommitOptions,
): Promise<TaskResult> {
  const key = { cacheId: task.cacheId, profileCid: task.profile.cid }
  const first = isReplacing ? undefined : parts.artifacts.get(key)?.cid
  const rest = describeWork(task, work, (await parts.tools()).ffmpeg, parts)
  const store = (output: Cid) => storeTaskRecord({ ...rest, output }, parts.documents)
  const { cid, sizeBytes } = await parts.store.adopt(temp, {
    inTransaction: (output) => {
      if (facts) parts.facts.put(output, String(PROBER_VERSION), facts)
      const record = store(output)
      if (isFirst(first, output, parts))
        parts.artifacts.put({ ...key, cid: output, record, seconds: work.seconds })
    },
  })
  const isOther = first !== undefined && first !== cid
  const record = { ...rest, output: cid }
  return { record, recordCid: store(cid), sizeBytes, ...(isOther ? { differsFrom: first } : {}) }
}

/** The record, as far as it can be told before the result has its CID. */
function describeWork(
  task: BuiltTask,
  work: Work,
  ffmpeg: Tool,
  { documents }: EngineParts,
): Omit<TaskRecord, 'v' | 'kind' | 'output'> {
  const { profile, cid } = task.profile
  const isCopy = task.kind === 'join'
  const { video, audio } = task.delivery
  documents.put(profile)
  return {
    ...work,
    task: task.id,
    step: task.cacheId,
    steps: [...task.steps],
    profile: { name: profile.name, cid },
    assets: [...assetsOf(work.argv)],
    tool: nameTool(ffmpeg, documents),
    encoder: {
      ...(video && profile.video && !isCopy ? { video: profile.video.encoder } : {}),
      ...(audio && profile.audio && !isCopy ? { audio: profile.audio.encoder } : {}),
    },
    finished_at: new Date().toISOString(),
  }
}

/** A differing second result does not replace the first one, unless the first one's file is gone. */
const isFirst = (first: Cid | undefined, output: Cid, { store }: EngineParts): boolean =>
  first === undefined || first === output || !store.has(first)
