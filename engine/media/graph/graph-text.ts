/**
 * Writes an expression as the text of one ffmpeg filter graph. Walks without recursion, so depth has no limit, and
 * writes a value that is used twice once, behind a split.
 */

import type { Cid } from '../../contract/ids.ts'
import type { Rational } from '../probe/facts.ts'
import { seekSecOf } from './clip.ts'
import { escapeOptionValue, formatNumber } from './escape.ts'
import { type FilterUse, optionType, use } from './filters.ts'
import { inputsFirst } from './order.ts'
import { assetPlaceholder } from './placeholders.ts'
import { formatRational, gridAt, secondsAt } from './rational.ts'
import type { ClipNode, StreamNode } from './stream.ts'

/** Asks for the pad of a clip, e.g. `0:1` for stream 1 of input 0. */
export type PadOf = (clip: ClipNode) => string

export interface GraphText {
  /** For -filter_complex. */
  readonly text: string
  /** Pad names of the roots, in their order, e.g. `[v]`. */
  readonly outputs: readonly string[]
}

/** Filters as text, each reachable node once. `roots` are the streams wanted at the end. */
export function writeGraph(roots: readonly StreamNode[], padOf: PadOf): GraphText {
  const order = inputsFirst(roots, nodeInputs)
  const uses = countUses(order, roots)
  const pads = new PadBook(uses)
  const lines = order.flatMap((node) => linesOf(node, pads, padOf))
  return { text: lines.join(';'), outputs: roots.map((root) => pads.take(root)) }
}

/** What a node is made of. */
export const nodeInputs = (node: StreamNode): readonly StreamNode[] =>
  node.kind === 'clip' ? [] : node.inputs

function countUses(
  order: readonly StreamNode[],
  roots: readonly StreamNode[],
): ReadonlyMap<StreamNode, number> {
  const uses = new Map<StreamNode, number>()
  for (const node of [...order.flatMap(nodeInputs), ...roots]) uses.set(node, (uses.get(node) ?? 0) + 1)
  return uses
}

/** Hands out pad names; a node used n times has n pads, each taken once. */
class PadBook {
  readonly #uses: ReadonlyMap<StreamNode, number>
  readonly #free = new Map<StreamNode, string[]>()
  #next = 0

  constructor(uses: ReadonlyMap<StreamNode, number>) {
    this.#uses = uses
  }

  make(node: StreamNode): readonly string[] {
    const prefix = node.media === 'video' ? 'v' : 'a'
    const names = Array.from({ length: this.#uses.get(node) ?? 1 }, () => `[${prefix}${this.#next++}]`)
    this.#free.set(node, [...names])
    return names
  }

  take(node: StreamNode): string {
    const name = this.#free.get(node)?.shift()
    if (name === undefined) throw new RangeError('a stream was asked for more often than it was counted')
    return name
  }
}

function linesOf(node: StreamNode, pads: PadBook, padOf: PadOf): readonly string[] {
  const from =
    node.kind === 'clip' ? `[${padOf(node)}]` : node.inputs.map((input) => pads.take(input)).join('')
  const chain = node.kind === 'clip' ? clipFilters(node) : [node.use]
  const names = pads.make(node)
  const filters =
    names.length === 1
      ? chain
      : [...chain, use(node.media === 'video' ? 'split' : 'asplit', { outputs: names.length })]
  return [`${from}${filters.map(writeFilter).join(',')}${names.join('')}`]
}

/** From a file's own times to exactly `length` frames or samples of the grid, then to the canvas' form. */
function clipFilters(clip: ClipNode): readonly FilterUse[] {
  return [...(clip.media === 'video' ? framesOf(clip) : samplesOf(clip)), ...clip.conform]
}

/** After `fps` a frame's time *is* its index on the grid, wherever decoding began; so the cut is exact. */
function framesOf(clip: ClipNode): readonly FilterUse[] {
  const { start, length, rate, originSec } = clip
  const slack = Math.ceil(rate.num / rate.den)
  return [
    ...(originSec > 0 ? [use('setpts', { expr: `round(PTS-${formatNumber(originSec)}/TB)` })] : []),
    use('fps', { fps: rate, start_time: seekSecOf(clip) }),
    use('tpad', { stop: slack, stop_mode: 'clone' }),
    use('trim', { start_pts: start, end_pts: start + length }),
    use('setpts', { expr: 'PTS-STARTPTS' }),
  ]
}

/**
 * Sound that begins late is filled with silence from the file's zero, then cut. The resampler could begin at the wanted
 * sample itself (`first_pts`), but is 50 ms off then; and where it has to drop sound for it, it forgets now and then that it
 * was asked for any, and ffmpeg 7.0 hangs or aborts (`best_input >= 0`).
 */
function samplesOf(clip: ClipNode): readonly FilterUse[] {
  const { length, rate } = clip
  const first = clip.start + gridAt(clip.originSec, rate)
  const isLate = gridAt(clip.beginsSec, rate) > first
  return [
    use('aresample', { osr: rate.num, async: 1, ...(isLate ? { first_pts: 0 } : {}) }),
    use('atrim', { start_pts: first, end_pts: first + length }),
    use('asetpts', { expr: 'PTS-STARTPTS' }),
    use('apad', { whole_len: length }),
    use('atrim', { end_sample: length }),
  ]
}

/** `scale=w=640:h=360`; every value by its declared type. */
export function writeFilter({ filter, options }: FilterUse): string {
  const parts = Object.entries(options as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${writeValue(filter, name, value)}`)
  return parts.length === 0 ? filter : `${filter}=${parts.join(':')}`
}

function writeValue(filter: FilterUse['filter'], name: string, value: unknown): string {
  const type = optionType(filter, name)
  if (type === undefined) throw new TypeError(`${filter} has no option ${name} here`)
  if (Array.isArray(type)) return oneOf(type, value)
  if (type === 'rational') return formatRational(value as Rational)
  if (type === 'asset') return assetPlaceholder(value as Cid)
  if (type === 'bool') return value === true ? '1' : '0'
  if (type === 'int' && !Number.isInteger(value)) throw new RangeError(`${name}=${value} is no whole number`)
  return type === 'int' || type === 'number'
    ? formatNumber(value as number)
    : escapeOptionValue(String(value))
}

function oneOf(choices: readonly string[], value: unknown): string {
  if (typeof value !== 'string' || !choices.includes(value))
    throw new TypeError(`${String(value)} is not one of ${choices.join(', ')}`)
  return value
}

/** Where a clip ends, in seconds from the file's start; how much of the file a command reads. */
export const clipEndSec = (clip: ClipNode): number => secondsAt(clip.start + clip.length, clip.rate)
