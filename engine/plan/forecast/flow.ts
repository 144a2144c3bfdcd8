/** How much goes through every node of an expression: frames and their size, seconds of sound. */
import type { Delivery } from '../../media/deliver.ts'
import type { FilterUse } from '../../media/graph/filters.ts'
import { nodeInputs } from '../../media/graph/graph-text.ts'
import { inputsFirst } from '../../media/graph/order.ts'
import { toNumber } from '../../media/graph/rational.ts'
import type { FilterNode, StreamNode } from '../../media/graph/stream.ts'

export interface Flow {
  /** Frames it gives; 0 for sound. */
  frames: number
  /** Of one frame, the larger of what comes in and what goes out. */
  megapixels: number
  /** Of sound; 0 for pictures. */
  soundSec: number
}

/** By node, inputs before their users. */
export type Flows = ReadonlyMap<StreamNode, Flow>

interface Site {
  readonly flows: Map<StreamNode, Flow & { outMegapixels: number }>
  readonly durationSec: number
  /** Of a frame where a source does not say. */
  readonly megapixels: number
}

/** Estimates, for forecasting only: what really runs is decided elsewhere. */
export function flowsOf({ video, audio, durationSec }: Delivery): Flows {
  const roots = [video, audio].flatMap((stream) => stream?.node ?? [])
  const order = inputsFirst(roots, nodeInputs)
  const megapixels = video ? (video.width * video.height) / 1e6 : 0
  const site: Site = { flows: new Map(), durationSec, megapixels }
  for (const node of order) site.flows.set(node, flowAt(node, site))
  if (video) limitFrames(order, video.node, video.frames, site.flows)
  return site.flows
}

function flowAt(node: StreamNode, site: Site): Flow & { outMegapixels: number } {
  if (node.media === 'audio')
    return { frames: 0, megapixels: 0, outMegapixels: 0, soundSec: soundOf(node, site) }
  if (node.kind === 'clip') {
    const stored = node.source?.megapixels ?? site.megapixels
    const outMegapixels = node.conform.reduce((size, filter) => sizeAfter(filter, size), stored)
    return { frames: node.length, megapixels: stored, outMegapixels, soundSec: 0 }
  }
  const before = site.flows.get(node.inputs[0] as StreamNode)?.outMegapixels ?? site.megapixels
  const outMegapixels = sizeAfter(node.use, before)
  const frames = framesOf(node, site)
  return { frames, megapixels: Math.max(before, outMegapixels), outMegapixels, soundSec: 0 }
}

/** Millions of pixels that a filter gives when it gets `megapixels`. */
export function sizeAfter({ options }: FilterUse, megapixels: number): number {
  const { w, h, s } = options as Readonly<Record<string, unknown>>
  if (typeof w === 'number' && typeof h === 'number' && w > 0 && h > 0) return (w * h) / 1e6
  const [, width, height] = typeof s === 'string' ? (/^(\d+)x(\d+)$/.exec(s) ?? []) : []
  return width && height ? (Number(width) * Number(height)) / 1e6 : megapixels
}

/** As many as it would give if all were asked for; without end for sources and where a speed changes. */
function framesOf({ inputs, lengths, use: { filter, options } }: FilterNode, { flows }: Site): number {
  const [first] = inputs
  const before = first ? (flows.get(first)?.frames ?? 0) : Number.POSITIVE_INFINITY
  const given = options as Readonly<Record<string, unknown>>
  if (filter === 'concat') {
    const parts = lengths ?? inputs.map((input) => flows.get(input)?.frames ?? 0)
    return parts.reduce((sum, frames) => sum + frames, 0)
  }
  if (filter === 'tpad') return before + Number(given.stop ?? 0)
  if (filter === 'fps' && given.round === 'up') return Number.POSITIVE_INFINITY
  if (filter !== 'trim') return before
  return Math.min(before, Number(given.end_frame ?? given.end_pts ?? before)) - firstOf(given)
}

const firstOf = (options: Readonly<Record<string, unknown>>): number =>
  Number(options.start_frame ?? options.start_pts ?? 0)

/** No node gives more than what its users ask for. */
function limitFrames(order: readonly StreamNode[], root: StreamNode, frames: number, flows: Flows): void {
  const wanted = new Map([[root, frames]])
  for (const node of order.toReversed()) {
    const flow = flows.get(node)
    if (!flow || node.media === 'audio') continue
    flow.frames = Math.max(0, Math.min(flow.frames, wanted.get(node) ?? frames))
    if (node.kind === 'clip') continue
    const needed = neededBy(node, flow.frames)
    for (const input of node.inputs) wanted.set(input, Math.max(wanted.get(input) ?? 0, needed))
  }
}

function neededBy({ use: { filter, options } }: FilterNode, frames: number): number {
  if (filter === 'trim') return frames + firstOf(options)
  const takesAll = filter === 'concat' || filter === 'reverse' || (filter === 'fps' && options.round === 'up')
  return takesAll ? Number.MAX_SAFE_INTEGER : frames
}

function soundOf(node: StreamNode, { flows, durationSec }: Site): number {
  if (node.kind === 'clip') return node.length / toNumber(node.rate)
  const inputs = node.inputs.map((input) => flows.get(input)?.soundSec ?? 0)
  if (inputs.length === 0) return durationSec
  return node.use.filter === 'concat'
    ? inputs.reduce((sum, sec) => sum + sec, 0)
    : inputs.reduce((most, sec) => Math.max(most, sec), 0)
}
