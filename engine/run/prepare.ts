/** From a request to a plan: recipe read, inputs filled, effects found, ids computed, the cache asked. Renders nothing. */
import path from 'node:path'
import { parseCidText } from '../content/cid.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { CacheId, Cid } from '../contract/ids.ts'
import type { RenderRequest } from '../contract/schemas.ts'
import { checkEffect } from '../effects/check-effect.ts'
import { EffectDocument } from '../effects/format.ts'
import type { Media } from '../media/graph/stream.ts'
import {
  defaultProfile,
  PROFILES,
  type Profile,
  profileForExtension,
  profileNamed,
} from '../media/profiles.ts'
import type { KnownEffect, ResolvedGraph, SourceFile } from '../plan/graph.ts'
import { makePlan, type Plan } from '../plan/plan.ts'
import { resolveGraph } from '../plan/resolve.ts'
import { applyParams } from '../recipe/params/apply-params.ts'
import type { Json, Recipe } from '../recipe/recipe.ts'
import { loadEarlierPlan } from './earlier-plan.ts'
import { type FillOptions, fillInputs } from './fill-inputs.ts'
import { openRecipe } from './open-recipe.ts'
import type { EngineParts } from './parts.ts'

/** Everything a run needs to begin. */
export interface Prepared {
  readonly plan: Plan
  readonly recipeName: string
  readonly inputNames: readonly string[]
  /** Named inputs by CID, for provenance. */
  readonly inputs: readonly { readonly name: string; readonly cid: Cid }[]
  readonly warnings: readonly string[]
  /** The same request with every input by CID, so that it can be done again later. */
  readonly request: RenderRequest | { readonly plan: string }
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
  const recipe = applyParams(written, request.params as Readonly<Record<string, Json>>)
  const files = await fillInputs(recipe, request.inputs, parts, options)
  const effects = findEffects(recipe, parts)
  const graph = resolveGraph(recipe, {
    catalogue: parts.catalogue,
    files,
    effects,
    ...(request.target === undefined ? {} : { target: request.target }),
    ...(parts.domain === undefined ? {} : { domain: parts.domain }),
  })
  const chosen = chosenProfile(request, recipe)
  const plan = planGraph(graph, parts, {
    recipeName: recipe.name,
    inputNames: recipe.inputs.map(({ name }) => name),
    profileFor: (media) => chosen ?? defaultProfile(media),
    keepIntermediates: request.keepIntermediates,
    fresh: options.fresh ?? false,
  })
  const recipeCid = parts.documents.putRaw(new TextEncoder().encode(request.recipe.text))
  return {
    plan,
    recipeName: recipe.name,
    inputNames: recipe.inputs.map(({ name }) => name),
    inputs: namedInputs(files),
    warnings: warningsOf(recipe, files, graph),
    request: { ...request, inputs: namedInputs(files).map(({ name, cid }) => ({ name, content: cid })) },
    recipeCid,
  }
}

const namedInputs = (files: ReadonlyMap<string, readonly SourceFile[]>): Prepared['inputs'] =>
  [...files].flatMap(([name, sources]) => sources.map(({ cid }) => ({ name, cid })))

export interface PlanGraphOptions {
  readonly recipeName: string
  readonly inputNames: readonly string[]
  readonly profileFor: (media: Media) => Profile
  readonly keepIntermediates: boolean
  readonly fresh: boolean
}

/** A plan against this engine's cache, explained against the last finished plan of the same recipe. */
export function planGraph(graph: ResolvedGraph, parts: EngineParts, options: PlanGraphOptions): Plan {
  const earlier = loadEarlierPlan(options.recipeName, options.inputNames, parts)
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

/** Effects by the name the steps use: built-in, the user's own, or any stored document by its CID. */
function findEffects(recipe: Recipe, parts: EngineParts): ReadonlyMap<string, KnownEffect> {
  const used = recipe.steps
    .filter(({ type, isMuted }) => type === 'EFFECT' && !isMuted)
    .map(({ config }) => String(config.effect))
  const pins = new Map(recipe.effects.map(({ name, pin }) => [name, pin]))
  return new Map([...new Set(used)].map((name) => [name, findEffect(name, pins.get(name), parts)] as const))
}

function findEffect(name: string, pin: string | undefined, parts: EngineParts): KnownEffect {
  const cid = parseCidText(pin ?? name)
  if (cid && parts.documents.has(cid)) return { cid, document: checkedDocument(cid, parts) }
  const { cid: known, document } = parts.effects.resolve(name, pin)
  parts.documents.put(document)
  return { cid: known, document }
}

function checkedDocument(cid: Cid, { documents }: EngineParts): EffectDocument {
  const parsed = EffectDocument.safeParse(documents.get(cid))
  const issues = parsed.success ? checkEffect(parsed.data) : []
  if (parsed.success && issues.length === 0) return parsed.data
  throw new ArtDagError(
    'EFFECT_INVALID',
    `${cid} is no effect: ${parsed.success ? issues[0]?.message : parsed.error.issues[0]?.message}`,
  )
}

/** By --profile, else by the name of the file wanted, else by the recipe; undefined: by what the result is. */
function chosenProfile(request: RenderRequest, recipe: Recipe): Profile | undefined {
  const extension = request.outputName === undefined ? '' : path.extname(request.outputName)
  const byName = request.profile === undefined ? undefined : requireProfile(request.profile)
  const byExtension = extension === '' ? undefined : profileForExtension(extension)
  if (byName && extension !== '' && byName.extension !== byExtension?.extension) {
    throw new ArtDagError(
      'USAGE',
      `profile ${byName.name} writes .${byName.extension}, but the output is called ${request.outputName}`,
      {
        hint: `leave out --profile, or name the output *.${byName.extension}`,
      },
    )
  }
  if (!byName && extension !== '' && !byExtension) {
    throw new ArtDagError('USAGE', `no profile writes ${extension} files`, {
      hint: `extensions: ${[...new Set(PROFILES.map((profile) => profile.extension))].join(', ')}`,
    })
  }
  return (
    byName ??
    byExtension ??
    (recipe.outputProfile === undefined ? undefined : requireProfile(recipe.outputProfile))
  )
}

function requireProfile(name: string): Profile {
  const profile = profileNamed(name)
  if (profile) return profile
  throw new ArtDagError('USAGE', `there is no profile “${name}”`, {
    hint: `profiles: ${PROFILES.map((known) => known.name).join(', ')}`,
  })
}

function warningsOf(
  recipe: Recipe,
  files: ReadonlyMap<string, readonly SourceFile[]>,
  graph: ResolvedGraph,
): readonly string[] {
  const used = new Set(graph.steps.map(({ id }) => id.replace(/:\d+$/, '')))
  const isUsed = (name: string): boolean => used.has(name)
  const unusedFiles = [...files.keys()]
    .filter((name) => !isUsed(name))
    .map((name) => `input “${name}” is filled but not used`)
  const usedEffects = new Set(graph.steps.map(({ config }) => config.effect))
  const unusedEffects = recipe.effects
    .filter(({ name, pin }) => pin !== undefined && !usedEffects.has(name))
    .map(({ name }) => `effect “${name}” is pinned but not used`)
  return [...unusedFiles, ...unusedEffects]
}
