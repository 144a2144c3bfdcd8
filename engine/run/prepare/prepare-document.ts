/** From a plan document to a plan. Ids and commands are computed anew; whatever disagrees with them is refused. */
import { documentCid } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid, PlanId } from '../../contract/ids.ts'
import { hardwareProfiles } from '../../media/encoders/hardware.ts'
import { PROFILES, type Profile, profileNamed } from '../../media/profiles.ts'
import { namedProfile } from '../../plan/build-media.ts'
import { cacheIdOfLink, cidOfLink, type PlanDocument, runIdOfPlan } from '../../plan/document.ts'
import type { ResolvedGraph, ResolvedStep } from '../../plan/graph.ts'
import type { Plan } from '../../plan/plan.ts'
import type { EngineParts } from '../parts.ts'
import { chooseEncoder, planWithEncoder } from './choose-encoder.ts'
import { checkedDocument } from './find-effects.ts'
import { factsOf } from './import-media.ts'
import { type Prepared, type PrepareOptions, planGraph, warningsOfSources } from './prepare.ts'

/** @throws ArtDagError PLAN_MISMATCH, INPUT_MISSING, EFFECT_MISSING */
export async function preparePlanDocument(
  document: PlanDocument,
  parts: EngineParts,
  options: PrepareOptions,
): Promise<Prepared> {
  const steps: ResolvedStep[] = []
  for (const step of document.steps) steps.push(await readStep(step, steps, parts, options))
  const { size, ...canvas } = document.canvas
  const { recipeName, inputNames } = namesOf(document, parts)
  const graph: ResolvedGraph = {
    name: recipeName,
    steps,
    output: document.output,
    canvas: { ...canvas, ...(size ? { size } : {}) },
    ...(document.domain === undefined ? {} : { domain: document.domain }),
  }
  const { name, video } = profileOf(cidOfLink(document.profile))
  const profile = profileNamed(name) as Profile
  const encoder = await chooseEncoder(video?.hardware?.name ?? 'software', profile, parts)
  const inputs = steps.flatMap(({ id, source }) => (source ? [{ name: id, cid: source.cid }] : []))
  const planAs = (form: (profile: Profile) => Profile): Plan =>
    planGraph(graph, parts, {
      recipeName,
      inputNames,
      profileFor: () => form(profile),
      keepIntermediates: false,
      fresh: options.fresh ?? false,
    })
  const prepared = planWithEncoder(encoder, planAs, (plan) => ({
    ...{ plan, recipeName, inputNames, inputs, analyses: [] },
    warnings: warningsOfSources(graph),
    request: { plan: plan.planId },
  }))
  refuseOtherIds(document, prepared.plan)
  return prepared
}

/** Characters of a plan's id that stand for a recipe nobody knows. */
const SHORT_ID = 16

/** Whose plan it is: what the document says, else the run of it that is known here. */
function namesOf(
  { recipe, ...document }: PlanDocument,
  { runs }: EngineParts,
): Pick<Prepared, 'recipeName' | 'inputNames'> {
  if (recipe) return { recipeName: recipe.name, inputNames: recipe.inputs }
  const planId = documentCid(document).cid as string as PlanId
  const sources = document.steps.filter(({ type }) => type === 'SOURCE').map(({ id }) => id)
  return {
    recipeName: runs.get(runIdOfPlan(planId))?.recipe ?? planId.slice(0, SHORT_ID),
    // the files of a list are numbered
    inputNames: [...new Set(sources.map((id) => id.replace(/#\d+$/, '')))],
  }
}

async function readStep(
  step: PlanDocument['steps'][number],
  before: readonly ResolvedStep[],
  parts: EngineParts,
  options: PrepareOptions,
): Promise<ResolvedStep> {
  const known = new Set(before.map(({ id }) => id))
  const stray = step.inputs.find((id) => !known.has(id))
  if (known.has(step.id) || stray !== undefined) {
    throw new ArtDagError(
      'PLAN_MISMATCH',
      `step ${step.id} ${stray === undefined ? 'stands twice in the plan' : `uses ${stray}, which does not stand before it`}`,
    )
  }
  const base = { id: step.id, type: step.type, inputs: step.inputs, isPinned: step.pinned === true }
  if (step.type === 'SOURCE') return { ...base, config: {}, source: await sourceOf(step, parts, options) }
  return {
    ...base,
    config: configOf(step, parts),
    ...(step.effect ? { effect: effectOf(cidOfLink(step.effect), parts) } : {}),
  }
}

async function sourceOf(step: PlanDocument['steps'][number], parts: EngineParts, options: PrepareOptions) {
  const cid = cidOfLink(step.cacheId)
  if (!parts.store.has(cid)) {
    throw new ArtDagError('INPUT_MISSING', `input “${step.id}”: ${cid} is not in the store`, {
      hint: 'import the file first: artdag import <path>',
    })
  }
  return { cid, facts: await factsOf(cid, step.id, parts, options), title: step.id }
}

/** A canonical config must pass its own schema and come out as it went in: what is written is what counts. */
function configOf(
  step: PlanDocument['steps'][number],
  { catalogue }: EngineParts,
): Readonly<Record<string, unknown>> {
  const parsed = catalogue.get(step.type)?.config.safeParse(step.config)
  if (!parsed?.success)
    throw new ArtDagError('PLAN_MISMATCH', `step ${step.id} is no ${step.type} this engine knows`)
  return parsed.data as Readonly<Record<string, unknown>>
}

function effectOf(cid: Cid, parts: EngineParts) {
  if (parts.documents.has(cid)) return { cid, document: checkedDocument(cid, parts) }
  throw new ArtDagError('EFFECT_MISSING', `effect ${cid} is not known here`, { details: { effect: cid } })
}

function profileOf(cid: Cid): Profile {
  const profile = [...PROFILES, ...hardwareProfiles()].find((known) => namedProfile(known).cid === cid)
  if (profile) return profile
  throw new ArtDagError('PLAN_MISMATCH', `profile ${cid} is not known here`, {
    hint: 'plan again with this version',
  })
}

function refuseOtherIds(document: PlanDocument, plan: Prepared['plan']): void {
  for (const { id, cacheId } of document.steps) {
    const here = plan.identified.get(id)?.cacheId
    if (here === cacheIdOfLink(cacheId)) continue
    throw new ArtDagError(
      'PLAN_MISMATCH',
      `step ${id} has the id ${cidOfLink(cacheId)} in the plan, but ${here ?? 'none'} here`,
      {
        hint: 'the plan was edited, or made by another version; plan again',
        details: { step: id },
      },
    )
  }
}
