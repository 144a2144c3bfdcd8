/**
 * Filters whose frame n depends on frame n of their inputs and on nothing else: not on the time, not on frames before.
 * They give the same pixels over a whole sequence and over each of its parts (`test/media/graph/per-frame.render.ts`).
 */
import type { FilterName, FilterUse } from './filters.ts'
import type { FilterNode } from './stream.ts'

const PER_FRAME: ReadonlySet<FilterName> = new Set([
  'scale',
  'crop',
  'pad',
  'setsar',
  'setparams',
  'transpose',
  'hflip',
  'vflip',
  'format',
  'eq',
  'hue',
  'gblur',
  'boxblur',
  'unsharp',
  'negate',
  'edgedetect',
  'colorbalance',
  'colorchannelmixer',
  'colorize',
  'rgbashift',
  'curves',
  'lut',
  'zscale',
  'alphaextract',
])

/** Of two pictures, frame by frame. */
const PER_PAIR: ReadonlySet<FilterName> = new Set(['blend', 'overlay', 'maskedmerge', 'alphamerge'])

/** Over one picture: it may stand before or after a cut alike. What only counts the frames anew is among them. */
export const isPerFrame = ({ inputs, use }: FilterNode): boolean =>
  inputs.length === 1 && (PER_FRAME.has(use.filter) || isCounting(use))

export const isPerPair = ({ lengths, use }: FilterNode): boolean =>
  lengths !== undefined && PER_PAIR.has(use.filter)

/** As `atRate` writes them: frame n is at n/fps, whatever its time was. */
function isCounting({ filter, options }: FilterUse): boolean {
  if (filter === 'settb') return true
  if (filter === 'setpts') return options.expr === 'N' || options.expr === 'PTS-STARTPTS'
  return filter === 'fps' && options.start_time === undefined && options.round === undefined
}
