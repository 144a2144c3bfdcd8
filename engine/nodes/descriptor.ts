/** What a node type says of itself; everything else (types, checks, forms, help, reference) is derived from it. */
import type { z } from 'zod'
import type { AudioAnalysis, BeatReport, VideoAnalysis } from '../contract/analysis.ts'
import type { Cid } from '../contract/ids.ts'
import type { EffectDocument } from '../effects/format.ts'
import type { Canvas, InputRef, Media } from '../media/graph/stream.ts'
import type { MediaFacts } from '../media/probe/facts.ts'
import type { MediaKind } from '../recipe/recipe.ts'

export interface PortSpec {
  readonly name: string
  readonly description: string
  readonly kinds: readonly MediaKind[]
  /** How many inputs the port takes; `max: Infinity` for lists. */
  readonly min: number
  readonly max: number
  /** Of unnamed inputs, so many are left for it if the ports before have enough. Absent: `min`. */
  readonly wants?: number
}

/** One step to build, all inputs known. */
export interface BuildJob<Config> {
  readonly config: Config
  /** In port order. */
  readonly inputs: readonly Media[]
  readonly canvas: Canvas
  /** SOURCE only: the file and what is known of it. */
  readonly source?: { readonly input: InputRef; readonly facts: MediaFacts }
  /** EFFECT only. */
  readonly effect?: EffectDocument
}

/** A step that stands behind a name. */
export interface Placed {
  readonly id: string
  /** CID of the corrections that the ANALYZE it came through asks for. */
  readonly corrections?: Cid
}

export interface ExpandJob<Config> {
  readonly id: string
  readonly config: Config
  /** The steps that fill each port, lists spread out. */
  readonly inputs: Readonly<Record<string, readonly Placed[]>>
  readonly catalogue: Catalogue
  readonly canvas: Canvas
  /** What a step gives: its kind and length. */
  media(step: Placed): Media
  /**
   * What is known of the steps' sound and pictures, those without any giving undefined. Asked for together, so that what
   * is missing is analysed together.
   * @throws AnalysisMissing, which is not to be caught
   */
  audio(steps: readonly Placed[]): readonly (AudioAnalysis | undefined)[]
  video(steps: readonly Placed[]): readonly (VideoAnalysis | undefined)[]
}

/** A step as an author could have written it. Its id begins with that of the step it stands for. */
export interface ExpandedStep {
  readonly id: string
  readonly type: string
  readonly config: Readonly<Record<string, unknown>>
  /** In the order of ports, as in a recipe. */
  readonly inputs: readonly Placed[]
}

export interface Expansion {
  readonly steps: readonly ExpandedStep[]
  readonly outputs: readonly Placed[]
  readonly report?: BeatReport
}

export interface NodeType<Config = never> {
  readonly type: string
  /** Raised when the same config gives other pixels or samples. Part of the cache id. */
  readonly version: number
  readonly title: string
  readonly description: string
  readonly category: 'source' | 'edit' | 'picture' | 'sound' | 'join' | 'effect'
  readonly ports: readonly PortSpec[]
  /** What it takes is said by the recipe it stands for. */
  readonly hasOpenPorts?: true
  /**
   * A strict object schema. Parsing fills in defaults and gives the canonical form (one spelling per meaning),
   * which is what the cache id is made of. Titles, units and UI hints are in each field's `.meta()`.
   */
  readonly config: z.ZodType<Config>
  /** What of the canvas the result depends on, beyond frame rate, sample rate and channels. */
  readonly usesCanvasSize: boolean
  /** MAP gives every item's `index` its number, so that one seed draws differently for each. */
  readonly isIndexed?: true
  /**
   * For types that stand for other steps: those, and the ids that take this step's place wherever it is used. `build` is
   * never called. Pure, like `build`.
   */
  expand?(job: ExpandJob<Config>): Expansion
  /** What of the config goes into the cache id; absent: all of it. An effect's name does not, its parameters do. */
  identify?(
    config: Readonly<Record<string, unknown>>,
    effect: EffectDocument,
  ): Readonly<Record<string, unknown>>
  /**
   * The work to do. Pure: same job, same answer; touches no disk.
   * @throws ArtDagError RECIPE_INVALID or MEDIA_LIMIT when config and inputs do not go together.
   */
  build(job: BuildJob<Config>): Media
}

/** A type of the catalogue whose config type has been forgotten; `parse` and `build` belong together. */
// biome-ignore lint/suspicious/noExplicitAny: the catalogue holds types of every config; it is checked where it is parsed
export type AnyNodeType = NodeType<any>

/** The node types an engine knows, by type name. Handed to `recipe` and `plan` as an argument. */
export type Catalogue = ReadonlyMap<string, AnyNodeType>
