/** The plan as a document: everything to do it again elsewhere, no state, no paths, no commands. Its CID is the plan id. */
import { z } from 'zod'
import { documentCid, type Link, link } from '../content/cid.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { CacheId, Cid, PlanId, RunId } from '../contract/ids.ts'
import type { NamedProfile, ResolvedGraph } from './graph.ts'
import type { IdentifiedStep } from './identify.ts'

const linkSchema = z.strictObject({ '/': z.string() })

const stepSchema = z.strictObject({
  id: z.string().max(400),
  type: z.string().max(64),
  /** Link to the step's own document, whose CID is its cache id; a SOURCE's is its media. */
  cacheId: linkSchema,
  config: z.record(z.string(), z.unknown()),
  inputs: z.array(z.string()),
  effect: linkSchema.optional(),
  pinned: z.literal(true).optional(),
})

export const PlanDocument = z.strictObject({
  v: z.literal(1),
  kind: z.literal('plan'),
  canvas: z.strictObject({
    fps: z.strictObject({ num: z.int().positive(), den: z.int().positive() }),
    sampleRate: z.int().positive(),
    channels: z.int().positive(),
    size: z.strictObject({ width: z.int().positive(), height: z.int().positive() }).optional(),
  }),
  /** Inputs before their users. */
  steps: z.array(stepSchema).min(1),
  output: z.string(),
  profile: linkSchema,
  domain: z.string().optional(),
  /** Whose plan it is, for people and for comparing with earlier runs. Not part of the id, so not of a stored plan. */
  recipe: z
    .strictObject({ name: z.string().min(1).max(400), inputs: z.array(z.string().max(400)) })
    .optional(),
})
export type PlanDocument = z.infer<typeof PlanDocument>

export function writePlanDocument(
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  profile: NamedProfile,
): { readonly planId: PlanId; readonly document: PlanDocument; readonly bytes: Uint8Array } {
  const document = {
    v: 1,
    kind: 'plan',
    canvas: graph.canvas,
    steps: [...identified.values()].map(writeStep),
    output: graph.output,
    profile: link(profile.cid),
    ...(graph.domain === undefined ? {} : { domain: graph.domain }),
  }
  const { cid, bytes } = documentCid(document)
  return { planId: cid as string as PlanId, document: document as PlanDocument, bytes }
}

function writeStep({ step, cacheId }: IdentifiedStep): Readonly<Record<string, unknown>> {
  return {
    id: step.id,
    type: step.type,
    cacheId: link(cacheId),
    config: step.config,
    inputs: step.inputs,
    ...(step.effect ? { effect: link(step.effect.cid) } : {}),
    ...(step.isPinned ? { pinned: true } : {}),
  }
}

/** @throws ArtDagError PLAN_MISMATCH when the value is no plan document. */
export function readPlanDocument(value: unknown): PlanDocument {
  const parsed = PlanDocument.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ArtDagError(
    'PLAN_MISMATCH',
    `this is no plan document: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    {
      hint: 'write one with: artdag plan <recipe> -o plan.json',
    },
  )
}

/** The id of a run: everything that determines its result. Asking for the same thing again gives the same id. */
export const runIdOfPlan = (planId: PlanId): RunId =>
  documentCid({ v: 1, kind: 'run', plan: link(planId as string as Cid), seeds: 0 }).cid as string as RunId

export const cidOfLink = (target: Link): Cid => target['/'] as Cid
export const cacheIdOfLink = (target: Link): CacheId => target['/'] as CacheId
