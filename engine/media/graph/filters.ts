/**
 * The ffmpeg filters this engine writes, with the type of every option it sets. Nothing else can get into a filter
 * graph: the builder takes (filter, options) from this table, and effects choose from a part of it
 * (`effects/allowed-filters.ts`). It is also what a found ffmpeg must be able to do.
 */
import type { Rational } from '../probe/facts.ts'

/**
 * `asset` holds the CID of a bundled file, which becomes a path when the command is filled in. `expression` holds engine-made text over numbers only; no word of a
 * user ever reaches one.
 */
type OptionType =
  | 'int'
  | 'number'
  | 'rational'
  | 'bool'
  | 'text'
  | 'colour'
  | 'asset'
  | 'expression'
  | readonly string[]

const DIRECTION = ['in', 'out'] as const
const BLEND_MODES = [
  'normal',
  'addition',
  'average',
  'burn',
  'darken',
  'difference',
  'dodge',
  'exclusion',
  'glow',
  'grainmerge',
  'hardlight',
  'lighten',
  'multiply',
  'negation',
  'overlay',
  'phoenix',
  'pinlight',
  'reflect',
  'screen',
  'softlight',
  'subtract',
  'vividlight',
] as const

export const FILTERS = {
  // time
  fps: { fps: 'rational', start_time: 'number', round: ['near', 'up'] },
  trim: { start_pts: 'int', end_pts: 'int', start_frame: 'int', end_frame: 'int' },
  atrim: { start_pts: 'int', end_pts: 'int', start_sample: 'int', end_sample: 'int' },
  setpts: { expr: 'expression' },
  asetpts: { expr: 'expression' },
  settb: { expr: 'expression' },
  tpad: { stop: 'int', stop_mode: ['add', 'clone'] },
  apad: { whole_len: 'int' },
  atempo: { tempo: 'number' },
  reverse: {},
  areverse: {},
  // geometry
  scale: {
    w: 'int',
    h: 'int',
    flags: ['bicubic', 'lanczos', 'bilinear', 'area', 'neighbor', 'area+accurate_rnd+bitexact'],
    in_range: ['tv', 'pc'],
    out_range: ['tv', 'pc'],
    in_color_matrix: ['bt601', 'bt709', 'bt2020', 'smpte240m'],
    out_color_matrix: ['bt601', 'bt709'],
  },
  crop: { w: 'int', h: 'int', x: 'int', y: 'int', exact: 'bool' },
  pad: { w: 'int', h: 'int', x: 'int', y: 'int', color: 'colour' },
  setsar: { sar: 'rational' },
  setparams: {
    range: ['tv'],
    colorspace: ['bt709', 'smpte170m'],
    color_primaries: ['bt709', 'smpte170m'],
    color_trc: ['bt709', 'smpte170m'],
  },
  transpose: { dir: ['clock', 'cclock', 'clock_flip', 'cclock_flip'] },
  hflip: {},
  vflip: {},
  // form
  format: { pix_fmts: 'text' },
  aformat: { sample_fmts: 'text', sample_rates: 'int', channel_layouts: 'text' },
  aresample: { osr: 'int', async: 'int', first_pts: 'int', ochl: 'text' },
  // picture
  eq: { brightness: 'number', contrast: 'number', saturation: 'number', gamma: 'number' },
  hue: { h: 'number', s: 'number', b: 'number' },
  gblur: { sigma: 'number', steps: 'int' },
  boxblur: { luma_radius: 'int', luma_power: 'int' },
  unsharp: { luma_msize_x: 'int', luma_msize_y: 'int', luma_amount: 'number' },
  negate: {},
  vignette: { angle: 'number' },
  noise: { alls: 'int', all_seed: 'int' },
  edgedetect: { low: 'number', high: 'number', mode: ['wires', 'colormix', 'canny'] },
  colorbalance: {
    rs: 'number',
    gs: 'number',
    bs: 'number',
    rm: 'number',
    gm: 'number',
    bm: 'number',
    rh: 'number',
    gh: 'number',
    bh: 'number',
  },
  colorchannelmixer: {
    rr: 'number',
    rg: 'number',
    rb: 'number',
    gr: 'number',
    gg: 'number',
    gb: 'number',
    br: 'number',
    bg: 'number',
    bb: 'number',
  },
  colorize: { hue: 'number', saturation: 'number', lightness: 'number', mix: 'number' },
  rgbashift: { rh: 'int', rv: 'int', gh: 'int', gv: 'int', bh: 'int', bv: 'int' },
  curves: {
    preset: [
      'none',
      'color_negative',
      'cross_process',
      'darker',
      'increase_contrast',
      'lighter',
      'linear_contrast',
      'medium_contrast',
      'negative',
      'strong_contrast',
      'vintage',
    ],
  },
  lagfun: { decay: 'number' },
  // joins
  concat: { n: 'int', v: 'int', a: 'int' },
  xfade: { transition: ['fade'], duration: 'number', offset: 'number' },
  fade: { type: DIRECTION, start_frame: 'int', nb_frames: 'int' },
  afade: { type: DIRECTION, start_sample: 'int', nb_samples: 'int' },
  blend: { all_mode: BLEND_MODES, all_opacity: 'number' },
  amix: { inputs: 'int', normalize: 'bool', dropout_transition: 'int' },
  split: { outputs: 'int' },
  asplit: { outputs: 'int' },
  overlay: {
    x: 'int',
    y: 'int',
    format: ['auto', 'yuv420', 'yuv420p10', 'yuv422', 'yuv422p10', 'yuv444', 'rgb', 'gbrp'],
    eof_action: ['pass', 'repeat', 'endall'],
    threads: 'int',
  },
  maskedmerge: {},
  alphaextract: {},
  alphamerge: {},
  lut: { c0: 'expression', c3: 'expression' },
  palettegen: { stats_mode: ['single', 'full', 'diff'] },
  paletteuse: { new: 'bool', dither: ['sierra2_4a', 'none', 'bayer'] },
  zscale: {
    transferin: ['smpte2084', 'arib-std-b67'],
    primariesin: ['bt2020'],
    matrixin: ['bt2020nc'],
    transfer: ['linear', 'bt709'],
    primaries: ['bt709'],
    matrix: ['bt709'],
    range: ['tv'],
    npl: 'number',
  },
  tonemap: { tonemap: ['hable', 'mobius', 'reinhard'], desat: 'number' },
  // sound
  volume: { volume: 'number' },
  loudnorm: { I: 'number', TP: 'number', LRA: 'number' },
  sidechaincompress: {
    threshold: 'number',
    ratio: 'number',
    attack: 'number',
    release: 'number',
    level_sc: 'number',
  },
  // sources
  gradients: {
    s: 'text',
    r: 'rational',
    nb_colors: 'int',
    c0: 'colour',
    c1: 'colour',
    x0: 'int',
    y0: 'int',
    x1: 'int',
    y1: 'int',
    speed: 'number',
    seed: 'int',
    type: ['linear', 'radial'],
  },
  testsrc2: { s: 'text', r: 'rational' },
  smptehdbars: { s: 'text', r: 'rational' },
  drawtext: {
    text: 'text',
    fontfile: 'asset',
    fontsize: 'int',
    fontcolor: 'colour',
    expansion: ['none'],
    x: 'expression',
    y: 'expression',
    line_spacing: 'int',
  },
  aevalsrc: { exprs: 'expression', s: 'int', c: 'text' },
  color: { c: 'colour', s: 'text', r: 'rational' },
  anullsrc: { r: 'int', cl: 'text' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, OptionType>>>>

export type FilterName = keyof typeof FILTERS

type ValueOf<T> = T extends 'int' | 'number'
  ? number
  : T extends 'rational'
    ? Rational
    : T extends 'bool'
      ? boolean
      : T extends readonly (infer Choice)[]
        ? Choice
        : string

/** Options of one filter, all optional; the values' types follow the table. */
export type FilterOptions<F extends FilterName> = {
  readonly [K in keyof (typeof FILTERS)[F]]?: ValueOf<(typeof FILTERS)[F][K]>
}

/** A filter with its options, not yet connected to anything. */
export type FilterUse = {
  readonly [F in FilterName]: { readonly filter: F; readonly options: FilterOptions<F> }
}[FilterName]

/** Typed constructor; the only way to make a FilterUse by hand. */
export function use<F extends FilterName>(filter: F, options: FilterOptions<F> = {}): FilterUse {
  return { filter, options } as FilterUse
}

/** The declared type of an option, or undefined for one this table does not know. */
export function optionType(filter: FilterName, option: string): OptionType | undefined {
  const table: Readonly<Record<string, OptionType>> = FILTERS[filter]
  return Object.hasOwn(table, option) ? table[option] : undefined
}

export const isFilterName = (name: string): name is FilterName => Object.hasOwn(FILTERS, name)
