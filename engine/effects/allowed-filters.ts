/**
 * The filters an effect of a stranger may use, and the range of every option. What is absent here cannot be written:
 * nothing that opens a file, loads code, runs without end or takes an expression.
 */
import type { FilterName } from '../media/graph/filters.ts'

export interface NumberRange {
  readonly min: number
  readonly max: number
  readonly integer?: true
}

/** Enum options are taken from the filter table as they are. */
export type AllowedOption = NumberRange | 'choice'

const number = (min: number, max: number): NumberRange => ({ min, max })
const integer = (min: number, max: number): NumberRange => ({ min, max, integer: true })
const unit = number(-1, 1)
const mix = number(-2, 2)

export const ALLOWED_FILTERS: { readonly [F in FilterName]?: Readonly<Record<string, AllowedOption>> } = {
  eq: { brightness: unit, contrast: number(-10, 10), saturation: number(0, 3), gamma: number(0.1, 10) },
  hue: { h: number(-360, 360), s: number(-10, 10), b: number(-10, 10) },
  gblur: { sigma: number(0, 200), steps: integer(1, 6) },
  boxblur: { luma_radius: integer(0, 100), luma_power: integer(0, 5) },
  unsharp: { luma_msize_x: integer(3, 23), luma_msize_y: integer(3, 23), luma_amount: number(-2, 5) },
  negate: {},
  vignette: { angle: number(0, Math.PI / 2) },
  noise: { alls: integer(0, 100), all_seed: integer(0, 2_147_483_647) },
  edgedetect: { low: number(0, 1), high: number(0, 1), mode: 'choice' },
  colorbalance: { rs: unit, gs: unit, bs: unit, rm: unit, gm: unit, bm: unit, rh: unit, gh: unit, bh: unit },
  colorchannelmixer: { rr: mix, rg: mix, rb: mix, gr: mix, gg: mix, gb: mix, br: mix, bg: mix, bb: mix },
  colorize: { hue: number(0, 360), saturation: number(0, 1), lightness: number(0, 1), mix: number(0, 1) },
  rgbashift: {
    rh: integer(-255, 255),
    rv: integer(-255, 255),
    gh: integer(-255, 255),
    gv: integer(-255, 255),
    bh: integer(-255, 255),
    bv: integer(-255, 255),
  },
  curves: { preset: 'choice' },
  lagfun: { decay: number(0, 1) },
  hflip: {},
  vflip: {},
  blend: { all_mode: 'choice', all_opacity: number(0, 1) },
  volume: { volume: number(0, 10) },
}

/** How many streams each allowed filter takes. */
export const inputCountOf = (filter: FilterName): number => (filter === 'blend' ? 2 : 1)

/** Sound filters work on an effect's sound, all others on its picture. */
export const isSoundFilter = (filter: FilterName): boolean => filter === 'volume'
