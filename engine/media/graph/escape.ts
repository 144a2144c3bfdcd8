/** Writes values into the text of a filter graph so that they come out as they went in and end nowhere else. */

/**
 * A string as the value of one option in a filter graph. Such text is read twice: first the graph is cut into
 * filters, then a filter's arguments into options. So it is escaped twice, for the inner reader first.
 * Quotes are never used: inside them a quote cannot be written.
 * @throws RangeError when the text has a NUL, which no command line can carry.
 */
export function escapeOptionValue(text: string): string {
  if (text.includes('\0')) throw new RangeError('A text for ffmpeg may not contain a NUL character')
  const forOptions = text.replace(/[\\':\s]/g, '\\$&')
  return forOptions.replace(/[\\'[\],;\s]/g, '\\$&')
}

/** Largest magnitude written; beyond it doubles cannot count and JavaScript turns to exponents. */
const LARGEST = 1e15

/**
 * A number in fixed notation, exact where twelve decimals suffice: `0.04`, `30`, `-1.5`; never `1e-7`, `NaN`, `-0`.
 * @throws RangeError when it is not finite or too large.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST)
    throw new RangeError(`${value} is no number for ffmpeg`)
  const shortest = String(value)
  const text = shortest.includes('e') ? withoutTrailingZeros(value.toFixed(12)) : shortest
  return text === '-0' ? '0' : text
}

const withoutTrailingZeros = (text: string): string => text.replace(/\.?0+$/, '')
