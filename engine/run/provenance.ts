/** The record of how a result was made: dag-json by CID, walkable from the output down to the sources. */
import { cpus, hostname, platform, release, totalmem } from 'node:os'
import { documentCid, link } from '../content/cid.ts'
import type { Cid, RunId, TaskId } from '../contract/ids.ts'
import type { TaskRecord } from './execute-task.ts'
import type { EngineParts } from './parts.ts'
import type { Prepared } from './prepare.ts'

export interface ProvenanceFacts {
  readonly prepared: Prepared
  readonly runId: RunId
  readonly attempt: number
  readonly output: { readonly name: string; readonly cid: Cid }
  /** Of this attempt. */
  readonly records: readonly TaskRecord[]
  readonly renderedBy: string
}

/** Stores the record and the identities it names; the record's CID. */
export async function recordProvenance(facts: ProvenanceFacts, parts: EngineParts): Promise<Cid> {
  const { prepared, runId, attempt, output } = facts
  const { plan } = prepared
  const { ffmpeg } = await parts.tools()
  const software = identity('infra:artdag', {
    version: parts.version,
    node: process.version,
    ffmpeg: ffmpeg.version,
  })
  const hardware = identity(`infra:${hostname()}`, {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    os: `${platform()} ${release()}`,
  })
  const effects = plan.graph.steps.flatMap(({ effect }) =>
    effect ? [{ name: effect.document.name, cid: link(effect.cid) }] : [],
  )
  const tasks = tasksBehind(output.cid, facts.records, plan.output, parts).map((record) => ({
    ...record,
    inputs: record.inputs.map(link),
    output: link(record.output),
    profile: link(record.profile),
  }))
  return parts.documents.put({
    v: 1,
    kind: 'provenance',
    task_id: `${runId}/${attempt}`,
    rendered_at: new Date().toISOString(),
    rendered_by: facts.renderedBy,
    output: { name: output.name, cid: link(output.cid) },
    inputs: prepared.inputs.map(({ name, cid }) => ({ name, cid: link(cid) })),
    effects: uniqueBy(effects, ({ cid }) => cid['/']),
    infrastructure: { software: storeIdentity(software, parts), hardware: storeIdentity(hardware, parts) },
    ...(prepared.recipeCid ? { recipe: link(prepared.recipeCid) } : {}),
    plan: link(plan.planId),
    step: link(plan.output.cacheId),
    tasks,
  })
}

const identity = (name: string, more: Readonly<Record<string, unknown>>) => ({ name, ...more })

function storeIdentity(document: { readonly name: string }, { documents }: EngineParts) {
  documents.put(document)
  return { name: document.name, cid: link(documentCid(document).cid) }
}

const uniqueBy = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
]

/** Records of this attempt, and of the cached files they were made from, as far as they are known. */
function tasksBehind(
  output: Cid,
  records: readonly TaskRecord[],
  planned: Prepared['plan']['output'],
  { artifacts }: EngineParts,
): readonly TaskRecord[] {
  const known = new Map<TaskId, TaskRecord>(records.map((record) => [record.task, record]))
  if ([...known.values()].some((record) => record.output === output)) return [...known.values()]
  const json = artifacts.get({ cacheId: planned.cacheId, profileCid: planned.profile.cid })?.taskJson
  return json === undefined ? [...known.values()] : [...known.values(), JSON.parse(json) as TaskRecord]
}
