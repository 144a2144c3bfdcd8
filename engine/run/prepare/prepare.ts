/** From a request to a plan: recipe read, inputs filled, effects found, ids computed, the cache asked. Renders nothing. */
import type { CacheId, Cid } from '../../contract/ids.ts'
import type { RenderRequest } from '../../contract/schemas.ts'
import type { Media } from '../../media/graph/stream.ts'
import { warningsAbout } from '../../media/probe/describe-facts.ts'
import { defaultProfile, type Profile } from '../../media/profiles.ts'
import type { ResolvedGraph, SourceFile } from '../../plan/graph.ts'
import { makePlan, type Plan } from '../../plan/plan.ts'
import { applyParams } from '../../recipe/params/apply-params.ts'
import type { Json, Recipe } from '../../recipe/recipe.ts'
import type { EngineParts } from '../parts.ts'
import { chooseEncoder, planWithEncoder } from './choose-encoder.ts'
import { chosenProfile } from './choose-profile.ts'
import { loadEarlierPlan } from './earlier-plan.ts'
import { type FillOptions, fillInputs } from './fill-inputs.ts'
import { findEffects } from './find-effects.ts'
import { inlineRecipes } from './inline-recipes.ts'
import { resolveKnowing } from './known-analyses.ts'
import { openRecipe } from './open-recipe.ts'
import { wantedGraph } from './wanted-graph.ts'

/** Everything a run needs to begin. */
export interface Prepared {
  readonly plan: Plan
  /** An excerpt's with what it is of: `opener-3s-65.5s`. */
  readonly recipeName: string
  readonly inputNames: readonly string[]
  /** Named inputs by CID, for provenance. */
  readonly inputs: readonly { readonly name: string; readonly cid: Cid }[]
  readonly warnings: readonly string[]
  /** The same request with every input by CID, so that it can be done again later. */
  readonly request: RenderRequest | { readonly plan: string }
  /** The same without hardware, for when that fails on the way; absent where none is used. */
  readonly inSoftware?: () => Prepared
  /** CIDs of the analyses and corrections that the plan was made with. */
  readonly analyses: readonly Cid[]
  /** CID of the recipe's text; absent for a plan that came as a document. */
  readonly recipeCid?: Cid
}

export interface PrepareOptions extends FillOptions {
  /** Ignore what is cached. */
  readonly fresh?: boolean
}

/** @throws ArtDagError RECIPE_INVALID, USAGE, INPUT_MISSING, EFFECT_MISSING, MEDIA_…, FFMPEG_MISSING */
export async function prepare(
  request: RenderRequest,
  parts: EngineParts,
  options: PrepareOptions,
): Promise<Prepared> {
  const written = await openRecipe(request.recipe, parts)
  const recipe = await inlineRecipes(
    applyParams(written, request.params as Readonly<Record<string, Json>>),
    parts,
    [request.recipe.text],
  )
  const files = await fillInputs(recipe, request.inputs, parts, options)
  const ingredients = {
    ...{ catalogue: parts.catalogue, files, effects: findEffects(recipe, parts) },
    ...(parts.domain === undefined ? {} : { domain: parts.domain }),
  }
  const { resolved, used } = await resolveKnowing(
    (analyses) => wantedGraph(recipe, request, { ...ingredients, analyses }),
    { ...options, ...parts, corrections: request.corrections ?? {} },
  )
  const { graph, whole, suffix } = resolved
  const recipeName = `${recipe.name}${suffix}`
  const chosen = chosenProfile(request, recipe)
  const encoder = await chooseEncoder(request.encoder ?? parts.settings.encoder(), chosen, parts)
  const inputNames = recipe.inputs.map(({ name }) => name)
  const planAs = (form: (profile: Profile) => Profile): Plan =>
    planGraph(graph, parts, {
      recipeName,
      wholeName: recipe.name,
      inputNames,
      profileFor: (media) => form(chosen ?? defaultProfile(media)),
      keepIntermediates: request.keepIntermediates,
      fresh: options.fresh ?? false,
    })
  const recipeCid = parts.documents.putRaw(new TextEncoder().encode(request.recipe.text))
  const inputs = namedInputs(files).map(({ name, cid }) => ({ name, content: cid }))
  return planWithEncoder(encoder, planAs, (plan) => ({
    ...{ plan, recipeName, inputNames, recipeCid, analyses: used },
    inputs: namedInputs(files),
    warnings: warningsOf(recipe, files, whole),
    request: { ...request, encoder: encoder.choice, inputs },
  }))
}

const namedInputs = (files: ReadonlyMap<string, readonly SourceFile[]>): Prepared['inputs'] =>
  [...files].flatMap(([name, sources]) => sources.map(({ cid }) => ({ name, cid })))

export interface PlanGraphOptions {
  readonly recipeName: string
  /** Of the recipe that an excerpt is taken from: compared with while the excerpt itself was never rendered. */
  readonly wholeName?: string
  readonly inputNames: readonly string[]
  readonly profileFor: (media: Media) => Profile
  readonly keepIntermediates: boolean
  readonly fresh: boolean
}

/** A plan against this engine's cache, explained against the last finished plan of the same recipe. */
export function planGraph(graph: ResolvedGraph, parts: EngineParts, options: PlanGraphOptions): Plan {
  const { recipeName, wholeName = recipeName, inputNames } = options
  const earlier =
    loadEarlierPlan(recipeName, inputNames, parts) ?? loadEarlierPlan(wholeName, inputNames, parts)
  return makePlan(graph, {
    catalogue: parts.catalogue,
    profileFor: options.profileFor,
    keepIntermediates: options.keepIntermediates,
    cache: options.fresh ? () => undefined : (cacheId, profile) => cachedFile(cacheId, profile, parts),
    ...(earlier ? { earlier } : {}),
  })
}

/** A row whose file was deleted is a miss, never an error. */
function cachedFile(cacheId: CacheId, profileCid: Cid, { artifacts, store }: EngineParts): Cid | undefined {
  const cid = artifacts.get({ cacheId, profileCid })?.cid
  return cid !== undefined && store.has(cid) ? cid : undefined
}

function warningsOf(
  recipe: Recipe,
  files: ReadonlyMap<string, readonly SourceFile[]>,
  graph: ResolvedGraph,
): readonly string[] {
  const used = new Set(graph.steps.map(({ source }) => source))
  const unusedFiles = [...files]
    .filter(([, sources]) => !sources.some((source) => used.has(source)))
    .map(([name]) => `input “${name}” is filled but not used`)
  const usedEffects = new Set(graph.steps.map(({ config }) => config.effect))
  const unusedEffects = recipe.effects
    .filter(({ name, pin }) => pin !== undefined && !usedEffects.has(name))
    .map(({ name }) => `effect “${name}” is pinned but not used`)
  return [...unusedFiles, ...unusedEffects, ...warningsOfSources(graph)]
}

/** What the run's own files give cause to say, each file once. */
export function warningsOfSources({ steps }: ResolvedGraph): readonly string[] {
  const sources = new Map(steps.flatMap(({ source }) => (source ? [[source.cid, source] as const] : [])))
  return [...sources.values()].flatMap(({ cid, facts, title }) => warningsAbout(facts, title ?? cid))
}
