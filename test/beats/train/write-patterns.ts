/** What was learned as the source text of bar-patterns.ts. */
import { METERS } from '../../../engine/analysis/audio/rhythm/bar-fit.ts'
import { PER_BEAT, QUARTERS, TRACES } from '../../../engine/analysis/audio/rhythm/evidence.ts'
import { BAR_AT, OPENING, PATH, patternOf, THREE } from './weights.ts'

/** Everything from `export const BAR_PATTERNS` on. */
export const patternsText = (learned: readonly Float64Array[]): string =>
  `export const BAR_PATTERNS: readonly BarPattern[] = [\n${learned.map((row) => patternText(patternOf(row))).join('')}]\n`

function patternText(pattern: Float64Array): string {
  const numbers = (from: number, count: number) =>
    Array.from(pattern.subarray(from, from + count), toHundredths)
  return [
    `  {\n    path: numbers('${numbers(0, PATH).join(' ')}'),`,
    `    three: [${numbers(THREE, 2).map(Number).join(', ')}],`,
    `    opening: [${numbers(OPENING, 2).map(Number).join(', ')}],`,
    `    bars: {\n${barText(pattern, 1)}${barText(pattern, 0)}    },\n  },\n`,
  ].join('\n')
}

function barText(pattern: Float64Array, m: 0 | 1): string {
  const lines = TRACES.map((_, trace) => {
    const places = Array.from({ length: METERS[m] * QUARTERS }, (_, sixteenth) => {
      const beat = Math.floor(sixteenth / QUARTERS)
      return (BAR_AT[m] as number) + beat * PER_BEAT + trace * QUARTERS + (sixteenth % QUARTERS)
    })
    return `        '${places.map((at) => toHundredths(pattern[at] as number)).join(' ')}',\n`
  })
  return `      ${METERS[m]}: [\n${lines.join('')}      ].map(numbers),\n`
}

const toHundredths = (value: number): string => value.toFixed(2).replace('-0.00', '0.00')
