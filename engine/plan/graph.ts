/** A resolved graph: a recipe with every input, parameter, effect and default in its place. What a plan is made of. */
import type { BeatReport } from '../contract/analysis.ts'
import type { CacheId, Cid } from '../contract/ids.ts'
import type { EffectDocument } from '../effects/format.ts'
import type { Canvas } from '../media/graph/stream.ts'
import type { MediaFacts } from '../media/probe/facts.ts'
import type { Profile } from '../media/profiles.ts'

export interface SourceFile {
  readonly cid: Cid
  readonly facts: MediaFacts
  /** For people: the file's name where it is known. */
  readonly title?: string
}

export interface KnownEffect {
  readonly cid: Cid
  readonly document: EffectDocument
}

export interface ResolvedStep {
  readonly id: string
  readonly type: string
  readonly title?: string
  /** Canonical config as the node type's schema gives it; never the author's spelling. */
  readonly config: Readonly<Record<string, unknown>>
  /** Ids of steps, in port order; each stands earlier in the graph's list. */
  readonly inputs: readonly string[]
  readonly source?: SourceFile
  readonly effect?: KnownEffect
  readonly isPinned: boolean
}

export interface ResolvedGraph {
  /** Name of the recipe, for people and for comparing with earlier runs; not part of any id. */
  readonly name: string
  /** Inputs before the steps that use them; only what the output needs. */
  readonly steps: readonly ResolvedStep[]
  readonly output: string
  readonly canvas: Canvas
  /** Trust domain; part of every cache id when set. */
  readonly domain?: string
  /** How well steps that follow music meet it; said to people, part of no id. */
  readonly beatReports?: readonly BeatReport[]
}

/** What was cached before planning: artifacts by cache id. */
export interface CachedArtifact {
  readonly cacheId: CacheId
  readonly profileCid: Cid
  readonly cid: Cid
}

export interface NamedProfile {
  readonly profile: Profile
  readonly cid: Cid
}
