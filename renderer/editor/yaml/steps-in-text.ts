/** Which step a line of the text belongs to. Pure. */
import type { Reading } from '../document/reading.ts'

type StepPlaces = Reading['stepPlaces']

/** `lines` and `line`, which counts from 1, of the text that the places are of. Undefined: outside every step. */
export function stepAtLine(lines: readonly string[], places: StepPlaces, line: number): string | undefined {
  const [id, place] =
    Object.entries(places)
      .filter(([, { line: start }]) => start <= line)
      .sort(([, a], [, b]) => b.line - a.line)[0] ?? []
  if (id === undefined || place === undefined) return undefined
  const outside = indentOf(lines[place.line - 1] ?? '')
  const between = lines.slice(place.line, line).filter((text) => !isSilent(text))
  return between.every((text) => indentOf(text) > outside) ? id : undefined
}

const indentOf = (line: string): number => line.length - line.trimStart().length

const isSilent = (line: string): boolean => line.trim() === '' || line.trimStart().startsWith('#')
