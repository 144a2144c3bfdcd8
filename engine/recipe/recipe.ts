/** A recipe as data: what both YAML dialects become after reading and before it meets the node catalogue. */

export type MediaKind = 'video' | 'audio' | 'image'

/** Any JSON value, as found in a step's config. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface Recipe {
  readonly name: string
  readonly version: string
  readonly description: string
  /** In document order; a list of inputs given by position fills the variable ones in this order. */
  readonly inputs: readonly RecipeInput[]
  /** Values `--param name=value` may set; config refers to one with `{param: name}`. */
  readonly params: readonly RecipeParam[]
  /** Effects by the name the steps use; a pin makes the recipe refuse any other content. */
  readonly effects: readonly EffectPin[]
  /** In document order. Never empty; ids unique; inputs refer to a recipe input or another step; no cycles. */
  readonly steps: readonly RecipeStep[]
  /** Id of the step whose result is the render. */
  readonly output: string
  readonly canvas: CanvasWish
  readonly outputProfile?: string
}

export interface RecipeInput {
  readonly name: string
  /** 'any' where the document does not say. */
  readonly kind: MediaKind | 'any'
  readonly description: string
  /** Fixed input: CID, hash or asset name, as written. Absent: variable, filled at run time. */
  readonly pin?: string
  /** True when any number of files may fill it (`-i name=a -i name=b`). */
  readonly isList: boolean
}

export interface RecipeParam {
  readonly name: string
  readonly default: Json
  readonly description: string
}

export interface EffectPin {
  readonly name: string
  /** CID or hash, as written; absent: whatever the effect registry knows under this name. */
  readonly pin?: string
}

export interface RecipeStep {
  readonly id: string
  /** Node type, upper case as in the catalogue (the reader upper-cases it). */
  readonly type: string
  /** For people; never part of an id. */
  readonly title?: string
  /** As written, `{param: name}` still in place. */
  readonly config: { readonly [key: string]: Json }
  readonly inputs: readonly StepInput[]
  readonly isMuted: boolean
  readonly isBypassed: boolean
  /** Keep this step's own result as an artifact. */
  readonly isPinned: boolean
}

export interface StepInput {
  /** Named input (`inputs: {items: …}`); absent for lists, which fill ports in order. */
  readonly port?: string
  /** Name of a recipe input or id of a step; ids win. */
  readonly from: string
}

/** What the recipe's author fixed of the canvas; the rest is decided at plan time. */
export interface CanvasWish {
  readonly width?: number
  readonly height?: number
  /** Exact rate, e.g. 30000/1001. */
  readonly fps?: { readonly num: number; readonly den: number }
  readonly sampleRate?: number
  readonly channels?: number
}

/** Where a value stands in the recipe's text; line and column count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
  /** Characters to underline, at least 1. */
  readonly length: number
}

/** One fault of a recipe, placed. */
export interface RecipeIssue {
  /** Path of the value: `steps.sync_video.config.mode`. Steps are named by id where they have one. */
  readonly path: string
  readonly message: string
  /** What to try. */
  readonly hint?: string
  readonly place?: Place
}
