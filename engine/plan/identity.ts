/**
 * What determines a step's result, walked once for two listeners: the hasher makes the cache id of it, the explainer
 * compares it with an earlier plan. So "why does this run?" can never disagree with the id.
 */

import { documentCid, type Link, link } from '../content/cid.ts'
import type { CacheId, Cid } from '../contract/ids.ts'
import type { Canvas } from '../media/graph/stream.ts'
import type { AnyNodeType } from '../nodes/descriptor.ts'
import type { ResolvedStep } from './graph.ts'

/** The document whose CID is the cache id; an IPLD tool can walk it down to the sources. */
export interface StepDocument {
  /** Raised when files are read otherwise (turned, tone-mapped, put on the grid) or laid over each other: a SOURCE's own id cannot say so. */
  readonly v: 3
  readonly op: string
  readonly opVersion: number
  readonly config: Readonly<Record<string, unknown>>
  /** In order: SEQUENCE [a, b] is not SEQUENCE [b, a]. */
  readonly inputs: readonly Link[]
  readonly effect?: Link
  readonly domain?: string
}

/** All facts of one step that can change its result, and nothing else: no names, notes, layout or titles. */
export function stepDocument(
  step: ResolvedStep,
  node: AnyNodeType,
  inputs: readonly (CacheId | Cid)[],
  canvas: Canvas,
  domain: string | undefined,
): StepDocument {
  const own = node.identify && step.effect ? node.identify(step.config, step.effect.document) : step.config
  return {
    v: 3,
    op: node.type,
    opVersion: node.version,
    config: { ...own, canvas: canvasOf(node, canvas) },
    inputs: inputs.map(link),
    ...(step.effect ? { effect: link(step.effect.cid) } : {}),
    ...(domain === undefined ? {} : { domain }),
  }
}

/** The size counts only where a join uses it; otherwise a canvas size would re-render what it does not touch. */
function canvasOf(
  node: AnyNodeType,
  { fps, sampleRate, channels, size }: Canvas,
): Readonly<Record<string, unknown>> {
  return {
    fps: `${fps.num}/${fps.den}`,
    sampleRate,
    channels,
    ...(size && node.usesCanvasSize ? { size } : {}),
  }
}

/** A SOURCE's cache id is its media's CID; every other step's is the CID of its document. */
export function identifyStep(document: StepDocument): {
  readonly cacheId: CacheId
  readonly bytes: Uint8Array
} {
  const { cid, bytes } = documentCid(document)
  return { cacheId: cid as string as CacheId, bytes }
}
