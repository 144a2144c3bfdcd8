/**
 * A picture as parts that can be rendered by themselves and put one after the other: taken apart where it was joined,
 * everything that works on single frames after the join done to each part.
 *
 *   concat(a, b) ── scale ── eq        becomes        a ── scale ── eq   |   b ── scale ── eq
 */

import { nodeInputs } from './graph-text.ts'
import { inputsFirst } from './order.ts'
import { madeFrom } from './origin.ts'
import { isPerFrame, isPerPair } from './per-frame.ts'
import { sliceNode } from './slice-picture.ts'
import type { FilterNode, StreamNode, VideoStream } from './stream.ts'

interface Part {
  readonly node: StreamNode
  readonly frames: number
}

/** Joins within joins looked into; what is deeper stays in one part. */
const DEEPEST = 100

/** Filters after a join are written once per part; beyond this many in all the picture is not taken apart. */
const MOST_FILTERS = 200_000

/**
 * At every cut, and within long parts every `longest` frames where files can be sought. In order, together exactly the
 * frames of `video`; one part when it cannot be taken apart.
 */
export function takeApart(video: VideoStream, longest: number): readonly VideoStream[] {
  const whole = { node: video.node, frames: video.frames }
  const parts = partsOf(whole, { depth: 0, done: new Map() }).flatMap((part) => splitLong(part, longest))
  return parts.map(({ node, frames }) => ({ ...video, node, frames }))
}

interface Walk {
  readonly depth: number
  /** What was taken apart on the way: a node used twice is looked into once. */
  readonly done: Map<StreamNode, readonly Part[]>
}

function partsOf(part: Part, walk: Walk): readonly Part[] {
  const parts = walk.done.get(part.node) ?? partsAnew(part, walk)
  walk.done.set(part.node, parts)
  return parts
}

function partsAnew(part: Part, walk: Walk): readonly Part[] {
  const { base, above } = strip(part.node)
  const deeper = { ...walk, depth: walk.depth + 1 }
  const inner = walk.depth < DEEPEST ? partsOfBase({ node: base, frames: part.frames }, deeper) : undefined
  if (!inner || inner.length * above.length > MOST_FILTERS) return [part]
  return inner.map(({ node, frames }) => ({ node: reapply(above, node), frames }))
}

/** What stands under the filters that work on single frames, and those, the last first. */
function strip(node: StreamNode): { readonly base: StreamNode; readonly above: readonly FilterNode[] } {
  const above: FilterNode[] = []
  let base = node
  while (base.kind === 'filter' && isPerFrame(base)) {
    above.push(base)
    base = base.inputs[0] as StreamNode
  }
  return { base, above }
}

const reapply = (above: readonly FilterNode[], node: StreamNode): StreamNode =>
  above.reduceRight<StreamNode>((input, filter) => madeFrom({ ...filter, inputs: [input] }, filter), node)

function partsOfBase({ node, frames }: Part, walk: Walk): readonly Part[] | undefined {
  if (node.kind !== 'filter') return undefined
  if (isPerPair(node)) return partsOfPair(node, frames, walk)
  const { inputs, lengths } = node
  if (node.use.filter !== 'concat' || lengths?.length !== inputs.length) return undefined
  return inputs.flatMap((input, index) => partsOf({ node: input, frames: lengths[index] as number }, walk))
}

/** Where one of the two was joined, the other is cut as well. */
function partsOfPair(node: FilterNode, frames: number, walk: Walk): readonly Part[] | undefined {
  const borders = node.inputs
    .map((input, index) => partsOf({ node: input, frames: node.lengths?.[index] as number }, walk))
    .find((parts) => parts.length > 1)
  if (!borders) return undefined
  let start = 0
  const parts = borders.map(({ frames: length }) => {
    const slice = sliceNode(node, start, Math.min(length, frames - start))
    start += length
    return slice && { node: slice, frames: length }
  })
  return start === frames && parts.every((part) => part !== undefined) ? parts : undefined
}

function splitLong(part: Part, longest: number): readonly Part[] {
  if (part.frames <= longest || !canSeek(part.node)) return [part]
  const starts = Array.from({ length: Math.ceil(part.frames / longest) }, (_, index) => index * longest)
  const slices = starts.map((start) => {
    const frames = Math.min(longest, part.frames - start)
    const node = sliceNode(part.node, start, frames)
    return node && { node, frames }
  })
  return slices.every((slice) => slice !== undefined) ? slices : [part]
}

const canSeek = (node: StreamNode): boolean =>
  inputsFirst([node], nodeInputs).every((inner) => inner.kind !== 'clip' || inner.canSeek)
