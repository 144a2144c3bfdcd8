/** The last finished plan of the same recipe and inputs, in the form that explaining needs. */
import type { Cid } from '../../contract/ids.ts'
import { cacheIdOfLink, cidOfLink, readPlanDocument } from '../../plan/document.ts'
import type { EarlierPlan, EarlierStep } from '../../plan/explain.ts'
import type { StepDocument } from '../../plan/identity.ts'
import type { EngineParts } from '../parts.ts'

/** Undefined when there was none, or its documents are gone. */
export function loadEarlierPlan(
  recipe: string,
  inputNames: readonly string[],
  { runs, documents }: EngineParts,
): EarlierPlan | undefined {
  const last = runs.lastPlan(recipe, inputNames)
  const planCid = last?.planId as string | undefined as Cid | undefined
  if (!last || !planCid || !documents.has(planCid)) return undefined
  const plan = readPlanDocument(documents.get(planCid))
  const steps = plan.steps.map(({ id, type, cacheId, inputs }): readonly [string, EarlierStep] => {
    const cid = cidOfLink(cacheId)
    const isKnown = type !== 'SOURCE' && documents.has(cid)
    return [
      id,
      {
        cacheId: cacheIdOfLink(cacheId),
        inputs,
        ...(isKnown ? { document: documents.get(cid) as StepDocument } : {}),
      },
    ]
  })
  return { profile: cidOfLink(plan.profile), profileName: last.profile, steps: new Map(steps) }
}
