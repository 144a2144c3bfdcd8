/** How finely a number is set by hand, and whether a slider is any good for it. */
import type { NumberSpec } from './field-spec.ts'

/** A hand cannot tell more places than a slider has pixels. */
const WIDEST = 720

/** Counts and numbers of things are better said than slid. */
export const hasSlider = ({ min, max, isWhole, unit }: NumberSpec): boolean =>
  min !== undefined && max !== undefined && max - min <= WIDEST && !(isWhole && unit === '')

/** A power of ten, about a hundredth of the range. */
export function stepOf({ min, max, isWhole }: NumberSpec): number {
  if (isWhole || min === undefined || max === undefined) return isWhole ? 1 : 0.1
  return 10 ** Math.min(0, Math.floor(Math.log10((max - min) / 100)))
}

/** Without the dust of binary fractions. */
export function moved(value: number, by: number, spec: NumberSpec): number {
  const next = Math.round((value + by) * 1e6) / 1e6
  return Math.min(Math.max(next, spec.min ?? next), spec.max ?? next)
}

/** Any number does as well as any other: it can be drawn. */
export const isSeed = ({ isWhole, min, max }: NumberSpec): boolean =>
  isWhole && min === 0 && max === 2 ** 32 - 1

/** As short as it is exact. */
export const writeNumber = (value: number): string => String(Math.round(value * 1e6) / 1e6)

/** Undefined: none yet, or no number. */
export function readNumber(written: string, isWhole: boolean): number | undefined {
  const value = Number(written.trim().replace(',', '.').replace('−', '-'))
  if (written.trim() === '' || !Number.isFinite(value)) return undefined
  return isWhole ? Math.round(value) : value
}
