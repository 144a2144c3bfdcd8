/** Options with which each filter that works on single frames is tried; names of filters the engine may push into parts. */
import {
  FILTERS,
  type FilterName,
  type FilterOptions,
  type FilterUse,
  isFilterName,
} from '../../../engine/media/graph/filters.ts'
import { isPerFrame, isPerPair } from '../../../engine/media/graph/per-frame.ts'
import type { FilterNode } from '../../../engine/media/graph/stream.ts'
import { clipOf } from './expressions.ts'

type Samples = { readonly [F in FilterName]?: readonly FilterOptions<F>[] }

/** More than one where options choose between ways of working. */
const SAMPLES: Samples = {
  settb: [{ expr: '1/25' }],
  setpts: [{ expr: 'N' }, { expr: 'PTS-STARTPTS' }],
  fps: [{ fps: { num: 25, den: 1 } }],
  scale: [
    { w: 90, h: 40, flags: 'bicubic' },
    { w: 30, h: 70, flags: 'lanczos', in_color_matrix: 'bt601', out_color_matrix: 'bt709' },
    { in_range: 'pc', out_range: 'tv' },
  ],
  crop: [{ w: 20, h: 16, x: 3, y: 5, exact: true }],
  pad: [{ w: 90, h: 70, x: 6, y: 8, color: 'red' }],
  setsar: [{ sar: { num: 1, den: 1 } }],
  setparams: [{ range: 'tv', colorspace: 'bt709', color_primaries: 'bt709', color_trc: 'bt709' }],
  transpose: [{ dir: 'clock' }, { dir: 'cclock_flip' }],
  format: [{ pix_fmts: 'gbrp' }, { pix_fmts: 'yuv444p10le' }],
  eq: [
    { contrast: 1.3, saturation: 1.4 },
    { brightness: 0.1, gamma: 1.7 },
  ],
  hue: [{ h: 40, s: 1.3 }, { b: 1 }],
  gblur: [{ sigma: 3 }, { sigma: 0.5, steps: 4 }],
  boxblur: [{ luma_radius: 3, luma_power: 2 }],
  unsharp: [{ luma_msize_x: 5, luma_msize_y: 5, luma_amount: 1.5 }],
  edgedetect: [
    { low: 0.1, high: 0.4, mode: 'wires' },
    { low: 0.1, high: 0.4, mode: 'colormix' },
    { low: 0.1, high: 0.4, mode: 'canny' },
  ],
  colorbalance: [{ rs: 0.3, gm: -0.4, bh: 0.5 }],
  colorchannelmixer: [{ rr: 0.4, rg: 0.4, gb: 0.3, br: -0.2, bb: 1 }],
  colorize: [{ hue: 200, saturation: 0.5, lightness: 0.4, mix: 0.7 }],
  rgbashift: [{ rh: 5, gv: -3, bh: 20 }],
  curves: [{ preset: 'vintage' }, { preset: 'negative' }],
  lut: [{ c0: 'val*0.5', c3: 'val*0.25' }],
  zscale: [
    {
      ...{ transferin: 'arib-std-b67', primariesin: 'bt2020', matrixin: 'bt2020nc', npl: 100 },
      ...{ transfer: 'bt709', primaries: 'bt709', matrix: 'bt709', range: 'tv' },
    },
  ],
  lagfun: [{ decay: 0.9 }],
  blend: [
    { all_mode: 'screen', all_opacity: 0.5 },
    { all_mode: 'normal', all_opacity: 0.3 },
  ],
  overlay: [
    { x: 7, y: 5, format: 'yuv420', eof_action: 'pass' },
    { x: 7, y: 5, format: 'yuv420', eof_action: 'pass', threads: 1 },
    { x: 7, y: 5, format: 'yuv444', eof_action: 'pass' },
    { x: 7, y: 5, format: 'gbrp', eof_action: 'pass' },
    { x: 7, y: 5, format: 'rgb', eof_action: 'pass' },
  ],
}

/** YUV and RGB with their planes apart; all that the engine works in only where there is time. */
const FORMATS =
  process.env.ARTDAG_ACCEPTANCE === '1'
    ? (['yuv420p', 'yuva420p', 'yuv444p', 'gbrp', 'rgba'] as const)
    : (['yuva420p', 'gbrp'] as const)

/** What is laid over what: over yuva420p, `overlay` has one thread. */
const OVERLAID: Readonly<Record<string, string>> = {
  yuv420: 'yuv420p',
  yuv444: 'yuv444p',
  gbrp: 'gbrp',
  rgb: 'rgba',
}

/** All that it works with as the engine writes it. */
export function formatsOf({ filter, options }: FilterUse): readonly string[] {
  if (filter === 'alphaextract') return ['yuva420p']
  if (filter === 'zscale') return ['yuv420p']
  if (filter !== 'overlay') return FORMATS
  return options.threads === undefined ? [OVERLAID[String(options.format)] as string] : ['yuva420p']
}

/** Those of the filter with these samples; without options, where it has none. @throws when a filter with options has none */
export function samplesOf(filter: FilterName): readonly FilterUse[] {
  const samples = SAMPLES[filter]
  const hasOptions = Object.keys(FILTERS[filter]).length > 0
  if (!samples && hasOptions) throw new RangeError(`${filter} needs a sample of its options`)
  return (samples ?? [{}]).map((options) => ({ filter, options }) as FilterUse)
}

const nodeOf = (filter: FilterUse, count: number): FilterNode => ({
  kind: 'filter',
  media: 'video',
  use: filter,
  inputs: Array.from({ length: count }, () => clipOf('a', 1).node),
  lengths: Array.from({ length: count }, () => 1),
})

/** By asking the engine of every filter it knows, so that a new one is tried, or complained of. */
export const namesWhere = (
  isIt: typeof isPerFrame | typeof isPerPair,
  count: number,
): readonly FilterName[] =>
  Object.keys(FILTERS)
    .filter(isFilterName)
    .filter((filter) => {
      const samples = SAMPLES[filter] ?? [{}]
      return samples.some((options) => isIt(nodeOf({ filter, options } as FilterUse, count)))
    })

export const PER_FRAME_NAMES = namesWhere(isPerFrame, 1)
export const PER_PAIR_NAMES = namesWhere(isPerPair, 2)
