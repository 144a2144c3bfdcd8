/** A part of an expression's frames, computed without the frames before it wherever that gives the same pictures. */
import { use } from './filters.ts'
import { madeFrom } from './origin.ts'
import { isPerFrame, isPerPair } from './per-frame.ts'
import type { FilterNode, StreamNode } from './stream.ts'

/** Nodes looked at on the way down to clips. Deeper ones are cut at the end instead, so that long chains stay linear. */
const DEEPEST = 64

interface Walk {
  readonly depth: number
  /** Slices made on the way: a node used twice is cut once, and stays one node. */
  readonly done: Map<StreamNode, Map<string, StreamNode | undefined>>
}

/** Frames `start … start + frames`. Undefined where all frames before would have to be computed as well. */
export const sliceNode = (node: StreamNode, start: number, frames: number): StreamNode | undefined =>
  sliceOnce(node, start, frames, { depth: 0, done: new Map() })

function sliceOnce(node: StreamNode, start: number, frames: number, walk: Walk): StreamNode | undefined {
  const slices = walk.done.get(node) ?? new Map<string, StreamNode | undefined>()
  const key = `${start}+${frames}`
  if (slices.has(key)) return slices.get(key)
  const slice = sliceAnew(node, start, frames, { ...walk, depth: walk.depth + 1 })
  walk.done.set(node, slices.set(key, slice))
  return slice
}

function sliceAnew(node: StreamNode, start: number, frames: number, walk: Walk): StreamNode | undefined {
  if (node.media !== 'video' || walk.depth > DEEPEST) return undefined
  if (node.kind === 'clip') return narrow(node, start, frames)
  if (isPerFrame(node)) return sliceInputs(node, start, frames, walk)
  if (isPerPair(node)) return slicePair(node, start, frames, walk)
  if (node.use.filter === 'concat') return sliceJoin(node, start, frames, walk)
  return node.use.filter === 'trim' ? sliceTrim(node, start, frames, walk) : undefined
}

/** A still has one frame, shown as long as it is held; that one is never cut. */
function narrow(
  clip: Extract<StreamNode, { kind: 'clip' }>,
  start: number,
  frames: number,
): StreamNode | undefined {
  if (start === 0 && frames === clip.length) return clip
  if (start + frames > clip.length) return undefined
  return madeFrom({ ...clip, start: clip.start + start, length: frames }, clip)
}

function sliceInputs(node: FilterNode, start: number, frames: number, walk: Walk): StreamNode | undefined {
  const inputs = node.inputs.map((input) => sliceOnce(input, start, frames, walk))
  if (!inputs.every((input) => input !== undefined)) return undefined
  return madeFrom({ ...node, inputs, ...(node.lengths ? { lengths: inputs.map(() => frames) } : {}) }, node)
}

/** Beyond the end of one of the two, the filter does something of its own. */
function slicePair(node: FilterNode, start: number, frames: number, walk: Walk): StreamNode | undefined {
  const isCovered = node.lengths?.every((length) => start + frames <= length)
  return isCovered ? sliceInputs(node, start, frames, walk) : undefined
}

function sliceJoin(node: FilterNode, start: number, frames: number, walk: Walk): StreamNode | undefined {
  const parts: StreamNode[] = []
  const lengths: number[] = []
  let from = 0
  for (const [index, input] of node.inputs.entries()) {
    const length = node.lengths?.[index]
    if (length === undefined) return undefined
    const first = Math.max(start, from)
    const count = Math.min(start + frames, from + length) - first
    if (count > 0) {
      const part = count === length ? input : sliceOnce(input, first - from, count, walk)
      if (!part) return undefined
      parts.push(part)
      lengths.push(count)
    }
    from += length
  }
  const [only] = parts
  if (parts.length === 1) return only
  return madeFrom(
    { ...node, use: use('concat', { n: parts.length, v: 1, a: 0 }), inputs: parts, lengths },
    node,
  )
}

function sliceTrim(node: FilterNode, start: number, frames: number, walk: Walk): StreamNode | undefined {
  const { use: filter, inputs } = node
  if (filter.filter !== 'trim' || filter.options.end_frame === undefined) return undefined
  const first = filter.options.start_frame ?? 0
  if (start + frames > filter.options.end_frame - first) return undefined
  return sliceOnce(inputs[0] as StreamNode, first + start, frames, walk)
}
