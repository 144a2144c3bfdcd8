/** The zero of a file, and ratios as ffprobe writes them. */

import { rational, toNumber } from '../graph/rational.ts'
import type { Demuxer, Rational } from './facts.ts'
import type { FfprobeDocument } from './ffprobe-json.ts'

/** The clock all times of a file are counted on: ffmpeg's own zero, the file's earliest stream. */
export interface FileClock {
  readonly originSec: number
  readonly demuxer: Demuxer
}

/**
 * ffmpeg's zero of a file. It is told in whole microseconds; the stream it was taken from knows it exactly. Files
 * without any start keep their own times.
 */
export function originOf({ streams, format }: FfprobeDocument): number {
  const told = format.start_time
  if (told === undefined) return 0
  const starts = streams.flatMap(({ start_pts, time_base }) =>
    start_pts === undefined ? [] : [start_pts * tickOf(time_base)],
  )
  return starts.find((start) => Math.abs(start - told) < 2e-6) ?? told
}

/** Seconds of one tick. */
export const tickOf = (timeBase: string): number => toNumber(parseRational(timeBase) ?? rational(1, 1000))

/** To the microsecond, which is as exact as ffmpeg's zero is. */
export const onClock = (sec: number, { originSec }: FileClock): number =>
  Math.round((sec - originSec) * 1e6) / 1e6 + 0

/** `30000/1001` or `2:1`; undefined for anything else, and for a zero below the line. */
export function parseRational(text: string | undefined): Rational | undefined {
  const match = /^(\d+)[/:](\d+)$/.exec(text ?? '')
  const [num, den] = [Number(match?.[1]), Number(match?.[2])]
  return match && den > 0 ? rational(num, den) : undefined
}

/** ffprobe has three words for not knowing. */
export const isKnown = (name: string | undefined): boolean =>
  name !== undefined && name !== 'none' && name !== 'unknown'
