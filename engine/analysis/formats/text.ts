/** Text files of marks: bytes to lines, words to seconds, and back. */
import { badFile } from './bad-file.ts'
import { MAX_SEC } from './marks.ts'

/** Larger files hold something else. */
export const MAX_BYTES = 16 * 1024 * 1024
const MAX_LINE = 10_000

export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
}

/** @throws ArtDagError USAGE for what is no UTF-8 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badFile('it is no UTF-8 text', undefined, 'save it as UTF-8')
  }
}

/** Those with something in them. @throws ArtDagError USAGE for what is no UTF-8, or has a line without end */
export function linesOf(bytes: Uint8Array): readonly Line[] {
  const lines = textOf(bytes)
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ number: index + 1, text }))
  const long = lines.find(({ text }) => text.length > MAX_LINE)
  if (long) throw badFile(`it has ${long.text.length} characters; ${MAX_LINE} are the most`, long.number)
  return lines.filter(({ text }) => text.trim() !== '')
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** To the microsecond. */
export const formatSec = (sec: number): string => sec.toFixed(6)

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Whether someone meant a number by it. */
export const isNumber = (word: string): boolean => NUMBER.test(word)

/** @throws ArtDagError USAGE, with the line, for anything but seconds from 0 to a day */
export function secondsOf(word: string, line: number): number {
  if (!isNumber(word)) throw badFile(`“${word.slice(0, 40)}” is no time in seconds`, line)
  const sec = Number(word)
  if (sec < 0) throw badFile(`${word} s is before the start`, line)
  if (sec > MAX_SEC) throw badFile(`${word} s is more than a day`, line, 'write seconds, not milliseconds')
  return sec
}

/** A name on one line, of at most `length` characters. */
export const oneLine = (name: string, length = 200): string =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, length)
