/** Which part of a file a Range header asks for. */
import { ArtDagError } from '../../contract/errors.ts'

/** Both ends belong to it. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** More at once are refused: they cost us much and nobody needs them. */
const MAX_RANGES = 8

/**
 * Undefined: the whole file, which is also what several ranges get.
 * @throws ArtDagError RANGE_INVALID for what is not in the file, or is no range
 */
export function readRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const [, list] = /^bytes=(.*)$/i.exec(header?.trim() ?? '') ?? []
  if (list === undefined) return undefined
  const ranges = list.split(',')
  if (ranges.length > MAX_RANGES) throw invalid(sizeBytes)
  const read = ranges.map((text) => readOne(text.trim(), sizeBytes))
  return read.length === 1 ? read[0] : undefined
}

function readOne(text: string, sizeBytes: number): ByteRange {
  const [, first = '', last = ''] = /^(\d{0,15})-(\d{0,15})$/.exec(text) ?? []
  if (first === '' && last === '') throw invalid(sizeBytes)
  const isBackwards = first !== '' && last !== '' && Number(first) > Number(last)
  const range = first === '' ? lastBytes(Number(last), sizeBytes) : from(Number(first), last, sizeBytes)
  if (isBackwards || range.start > range.end) throw invalid(sizeBytes)
  return range
}

const lastBytes = (count: number, sizeBytes: number): ByteRange => ({
  start: Math.max(0, sizeBytes - count),
  end: sizeBytes - 1,
})

const from = (start: number, last: string, sizeBytes: number): ByteRange => ({
  start,
  end: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1),
})

const invalid = (sizeBytes: number): ArtDagError =>
  new ArtDagError('RANGE_INVALID', `the file has ${sizeBytes} bytes; that part is not in it`, {
    details: { sizeBytes },
  })
