/** The record of how a result was made: dag-json by CID, walkable from the output down to the sources. */
import { cpus, hostname, platform, release, totalmem } from 'node:os'
import type { Documents } from '../../content/documents.ts'
import type { Cid, RunId } from '../../contract/ids.ts'
import type { Named } from '../../contract/provenance.ts'
import { inputsFirst } from '../../media/graph/order.ts'
import type { TaskResult } from '../execute/commit-result.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { storeRunRecord } from './run-record.ts'
import { findTaskRecord, nameTool, type TaskRecord } from './task-record.ts'

export interface ProvenanceFacts {
  readonly prepared: Prepared
  readonly runId: RunId
  readonly attempt: number
  readonly output: Named
  /** Of this attempt. */
  readonly results: readonly TaskResult[]
  readonly renderedBy: string
}

/** Stores the record and the identities it names; the record's CID. */
export async function recordProvenance(facts: ProvenanceFacts, parts: EngineParts): Promise<Cid> {
  const { runId, attempt, output } = facts
  const { plan, recipeName, recipeCid, inputs } = facts.prepared
  const effects = plan.graph.steps.flatMap(({ effect }) =>
    effect ? [{ name: effect.document.name, cid: effect.cid }] : [],
  )
  const record = {
    task_id: `${runId}/${attempt}`,
    rendered_at: new Date().toISOString(),
    rendered_by: facts.renderedBy,
    output,
    inputs: [...inputs],
    effects: [...new Map(effects.map((effect) => [effect.cid, effect])).values()],
    infrastructure: {
      software: await nameSoftware(parts),
      hardware: nameHardware(parts.documents),
    },
    ...(recipeCid ? { recipe: { name: recipeName, cid: recipeCid } } : {}),
    plan: plan.planId as string as Cid,
    profile: { name: plan.output.profile.profile.name, cid: plan.output.profile.cid },
    step: plan.output.cacheId as string as Cid,
    analysis: [...facts.prepared.analyses],
    tasks: [...tasksBehind(facts, parts)],
  }
  return storeRunRecord(record, parts.documents)
}

async function nameSoftware({ tools, documents, version }: EngineParts): Promise<Named> {
  const ffmpeg = nameTool((await tools()).ffmpeg, documents)
  const document = {
    name: 'infra:artdag',
    version,
    node: process.version,
    ffmpeg: { name: ffmpeg.name, cid: { '/': ffmpeg.cid } },
  }
  return { name: document.name, cid: documents.put(document) }
}

/** The machine's name is all that says whose it is. */
function nameHardware(documents: Documents): Named {
  const document = {
    name: `infra:${hostname()}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    os: `${platform()} ${release()}`,
  }
  return { name: document.name, cid: documents.put(document) }
}

/**
 * Records of all that the output was made from, in this attempt or before, and of what else this attempt made; inputs
 * first, whichever task happened to end first. The run's own inputs end the way: how they were made, if they were made
 * here, is told by their makers' records.
 */
function tasksBehind(facts: ProvenanceFacts, parts: EngineParts): readonly Cid[] {
  const sources = new Set(facts.prepared.inputs.map(({ cid }) => cid))
  const read = new Map<Cid, TaskRecord | undefined>()
  const recordOf = (cid: Cid): TaskRecord | undefined => {
    if (!read.has(cid)) read.set(cid, findTaskRecord(cid, parts.documents))
    return read.get(cid)
  }
  const order = inputsFirst(lastTasks(facts, parts), (cid) =>
    (recordOf(cid)?.input_tasks ?? []).filter((task) => !sources.has(recordOf(task)?.output as Cid)),
  )
  return order.filter((cid) => recordOf(cid) !== undefined)
}

/** The output's, made now or before; then those of this attempt, in the plan's order. */
function lastTasks({ prepared, output, results }: ProvenanceFacts, parts: EngineParts): readonly Cid[] {
  const { plan } = prepared
  const { cacheId, profile } = plan.output
  const made = new Map(results.map(({ record, recordCid }) => [record.task, recordCid]))
  const now = results.find(({ record }) => record.step === cacheId && record.output === output.cid)
  const last = now?.recordCid ?? parts.artifacts.get({ cacheId, profileCid: profile.cid })?.record
  return [...(last ? [last] : []), ...plan.tasks.flatMap(({ id }) => made.get(id) ?? [])]
}
