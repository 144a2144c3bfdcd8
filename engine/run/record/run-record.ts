/** The record of one attempt of a run: a dag-json document that leads to everything the result was made of. */
import { z } from 'zod'
import { link } from '../../content/cid.ts'
import type { Documents } from '../../content/documents.ts'
import type { Cid, PlanId, RunId } from '../../contract/ids.ts'
import type { RunOrigin } from '../../contract/provenance.ts'
import { LinkTo, linkNamed, NamedLink } from './task-record.ts'

const Document = z.object({
  v: z.literal(1),
  kind: z.literal('provenance'),
  /** Run id and attempt: `bagu…/1`. */
  task_id: z.string(),
  rendered_at: z.string(),
  rendered_by: z.string(),
  output: NamedLink,
  inputs: z.array(NamedLink),
  effects: z.array(NamedLink),
  infrastructure: z.object({ software: NamedLink, hardware: NamedLink }),
  /** Absent when a plan document was executed. */
  recipe: NamedLink.optional(),
  plan: LinkTo,
  profile: NamedLink,
  /** The step of the output. */
  step: LinkTo,
  /** Analyses the plan was made with. */
  analysis: z.array(LinkTo),
  /** Records of all tasks behind the output, whichever run they were done in; inputs before their users. */
  tasks: z.array(LinkTo),
})

/** As read; written by `storeRunRecord`. */
export type RunRecord = Readonly<z.infer<typeof Document>>

export function storeRunRecord(record: Omit<RunRecord, 'v' | 'kind'>, documents: Documents): Cid {
  const { recipe, infrastructure } = record
  return documents.put({
    ...record,
    v: 1,
    kind: 'provenance',
    output: linkNamed(record.output),
    inputs: record.inputs.map(linkNamed),
    effects: record.effects.map(linkNamed),
    infrastructure: {
      software: linkNamed(infrastructure.software),
      hardware: linkNamed(infrastructure.hardware),
    },
    ...(recipe ? { recipe: linkNamed(recipe) } : {}),
    plan: link(record.plan),
    profile: linkNamed(record.profile),
    step: link(record.step),
    analysis: record.analysis.map(link),
    tasks: record.tasks.map(link),
  })
}

/** Undefined when the document is another one, or is not here. @throws ArtDagError STORE_CORRUPT */
export function findRunRecord(cid: Cid | undefined, documents: Documents): RunRecord | undefined {
  return cid !== undefined && documents.has(cid) ? Document.safeParse(documents.get(cid)).data : undefined
}

/** For the doors. */
export function describeRun(record: Cid, run: RunRecord): RunOrigin {
  const [runId, attempt] = run.task_id.split('/')
  const { recipe, profile, output, inputs, effects } = run
  return {
    runId: runId as RunId,
    attempt: Number(attempt),
    record,
    ...(recipe ? { recipe } : {}),
    plan: run.plan as string as PlanId,
    profile,
    renderedAt: run.rendered_at,
    renderedBy: run.rendered_by,
    ...{ output, inputs, effects },
  }
}
