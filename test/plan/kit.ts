/** Plans without files: facts of clips that do not exist, recipes in a line, a plan with everything around it. */
import { documentCid } from '../../engine/content/cid.ts'
import type { AudioAnalysis, VideoAnalysis } from '../../engine/contract/analysis.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { EffectDocument } from '../../engine/effects/format.ts'
import type { MediaFacts, VideoFacts } from '../../engine/media/probe/facts.ts'
import { type Profile, profileNamed } from '../../engine/media/profiles.ts'
import { CATALOGUE } from '../../engine/nodes/index.ts'
import type { AnalysisView, AnalysisWant } from '../../engine/plan/analysis-want.ts'
import type { KnownEffect, ResolvedGraph, SourceFile } from '../../engine/plan/graph.ts'
import { makePlan, type Plan, type PlanOptions } from '../../engine/plan/plan.ts'
import { resolveGraph } from '../../engine/plan/resolve.ts'
import type { Recipe, RecipeInput, RecipeStep } from '../../engine/recipe/recipe.ts'

/** 25 fps, 640×360, ten seconds, with stereo sound unless said otherwise. */
export function factsOf(more: Partial<VideoFacts> = {}, hasSound = true): MediaFacts {
  const video: VideoFacts = {
    index: 0,
    codec: 'h264',
    width: 640,
    height: 360,
    codedWidth: 640,
    codedHeight: 360,
    sampleAspect: { num: 1, den: 1 },
    isMirrored: false,
    rotationDeg: 0,
    fps: { num: 25, den: 1 },
    isVariable: false,
    frames: 250,
    startSec: 0,
    endSec: 10,
    pixelFormat: 'yuv420p',
    hasAlpha: false,
    colour: {},
    longestGop: 48,
    ...more,
  }
  const sound = {
    index: 1,
    codec: 'aac',
    sampleRate: 48_000,
    channels: 2,
    layout: 'stereo',
    startSec: 0,
    endSec: video.endSec,
  }
  return {
    v: 1,
    kind: 'video',
    demuxer: 'mov',
    sizeBytes: 1,
    durationSec: video.endSec,
    isCut: false,
    video: [video],
    audio: hasSound ? [sound] : [],
  }
}

export const STILL: MediaFacts = {
  ...factsOf({ frames: 1, endSec: 0, pixelFormat: 'rgb24' }, false),
  kind: 'image',
  demuxer: 'png_pipe',
}
export const SILENT = factsOf({}, false)
export const SOUND: MediaFacts = { ...factsOf(), kind: 'audio', demuxer: 'flac', video: [] }

export const fileOf = (name: string, facts: MediaFacts = factsOf()): SourceFile => ({
  cid: documentCid(`file ${name}`).cid,
  facts,
  title: `${name}.mp4`,
})

type StepWish = Partial<Omit<RecipeStep, 'id' | 'type' | 'inputs'>>

/** `step('cut', 'SEGMENT', ['clip'], { config: { duration: 1 } })` */
export const step = (id: string, type: string, from: readonly string[], more: StepWish = {}): RecipeStep => ({
  id,
  type,
  config: {},
  inputs: from.map((name) => ({ from: name })),
  isMuted: false,
  isBypassed: false,
  isPinned: false,
  ...more,
})

export const input = (name: string, more: Partial<RecipeInput> = {}): RecipeInput => ({
  name,
  kind: 'any',
  description: '',
  isList: false,
  ...more,
})

/** Inputs `a`, `b` and `c`; the last step is the output. */
export const recipeOf = (steps: readonly RecipeStep[], more: Partial<Recipe> = {}): Recipe => ({
  name: 'test',
  version: '1',
  description: '',
  params: [],
  effects: [],
  canvas: {},
  steps,
  inputs: [input('a'), input('b'), input('c')],
  output: steps.at(-1)?.id ?? 'a',
  ...more,
})

export const effectOf = (
  filter: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): KnownEffect => {
  const document = EffectDocument.parse({ name: 'mine', title: 'Mine', filter, ...more })
  return { cid: documentCid(document).cid, document }
}

/** Nothing is known of any clip: a step that asks gets AnalysisMissing. */
export const NO_ANALYSES: AnalysisView = { audio: () => undefined, video: () => undefined }

/** What is known of whole files, by the name they have in `World.files`; parts of them are as unknown as results. */
export function knowing(known: {
  readonly audio?: Readonly<Record<string, AudioAnalysis>>
  readonly video?: Readonly<Record<string, VideoAnalysis>>
}): AnalysisView {
  const of = <Analysis>(all: Readonly<Record<string, Analysis>> = {}, { source, range }: AnalysisWant) =>
    source.kind === 'file' && range === undefined
      ? all[source.file.title?.replace(/\.mp4$/, '') ?? '']
      : undefined
  return { audio: (want) => of(known.audio, want), video: (want) => of(known.video, want) }
}

export interface World {
  readonly analyses?: AnalysisView
  readonly files?: Readonly<Record<string, SourceFile | readonly SourceFile[]>>
  readonly effects?: Readonly<Record<string, KnownEffect>>
  readonly domain?: string
  readonly target?: string
}

export function graphOf(recipe: Recipe, { files = {}, effects = {}, ...more }: World = {}): ResolvedGraph {
  const all = { a: fileOf('a'), b: fileOf('b'), c: fileOf('c'), ...files }
  return resolveGraph(recipe, {
    catalogue: CATALOGUE,
    files: new Map(Object.entries(all).map(([name, given]) => [name, [given].flat() as SourceFile[]])),
    effects: new Map(Object.entries(effects)),
    analyses: NO_ANALYSES,
    ...more,
  })
}

export function planOf(recipe: Recipe, world: World = {}, options: Partial<PlanOptions> = {}): Plan {
  return makePlan(graphOf(recipe, world), {
    catalogue: CATALOGUE,
    profileFor: () => profileNamed('mp4') as Profile,
    cache: () => undefined,
    ...options,
  })
}

/** Cache id by step id. */
export const idsOf = (plan: Plan): Readonly<Record<string, string>> =>
  Object.fromEntries(plan.steps.map(({ id, cacheId }) => [id, cacheId]))

/** A cache that has results of some steps, in whatever profile is asked for. */
export const cacheWith =
  (plan: Plan, ...ids: readonly string[]) =>
  (cacheId: string): Cid | undefined =>
    ids.some((id) => plan.identified.get(id)?.cacheId === cacheId)
      ? documentCid(`result ${cacheId}`).cid
      : undefined

/** `cut+toned -> joined` for a plan's tasks: what each renders. */
export const tasksOf = (plan: Plan): readonly string[] => plan.tasks.map(({ steps }) => steps.join('+'))

/** The filter graph of the only task, one filter chain a line. */
export function graphTextOf(plan: Plan): readonly string[] {
  const argv = plan.tasks.at(-1)?.command.argv ?? []
  return (argv[argv.indexOf('-filter_complex') + 1] ?? '').split(';')
}
