/** Seconds to pixels and back, and what part of the time is in sight. */
import type { TimeSpan } from './time-span.ts'

export interface Scale extends TimeSpan {
  /** Pixels. */
  readonly width: number
}

export const xOf = ({ fromSec, toSec, width }: Scale, sec: number): number =>
  ((sec - fromSec) / (toSec - fromSec)) * width

export const secOf = ({ fromSec, toSec, width }: Scale, x: number): number =>
  fromSec + (x / width) * (toSec - fromSec)

export const secPerPixel = ({ fromSec, toSec, width }: Scale): number => (toSec - fromSec) / width

/** Closer than this nothing more is to be seen: a frame or two. */
const LEAST_SEC = 0.2

/** Never empty, so that it can be divided by. */
export const whole = (durationSec: number): TimeSpan => ({
  fromSec: 0,
  toSec: Math.max(LEAST_SEC, durationSec),
})

/** `factor` below 1 shows less. The time that is pointed at stays where it is. */
export function zoom(span: TimeSpan, durationSec: number, factor: number, aroundSec: number): TimeSpan {
  const all = whole(durationSec)
  const long = span.toSec - span.fromSec
  const length = Math.min(all.toSec, Math.max(LEAST_SEC, long * factor))
  const share = (aroundSec - span.fromSec) / long
  return inside({ fromSec: aroundSec - share * length, toSec: aroundSec + (1 - share) * length }, all)
}

export const pan = ({ fromSec, toSec }: TimeSpan, durationSec: number, bySec: number): TimeSpan =>
  inside({ fromSec: fromSec + bySec, toSec: toSec + bySec }, whole(durationSec))

/** Where a place that left the sight comes in again. */
const ENTRY = 0.1

/** The same where the time is in sight, else a page on (or back). */
export function follow(span: TimeSpan, durationSec: number, sec: number): TimeSpan {
  if (sec >= span.fromSec && sec <= span.toSec) return span
  return pan(span, durationSec, sec - span.fromSec - ENTRY * (span.toSec - span.fromSec))
}

function inside({ fromSec, toSec }: TimeSpan, all: TimeSpan): TimeSpan {
  const length = Math.min(toSec - fromSec, all.toSec)
  const from = Math.min(Math.max(0, fromSec), all.toSec - length)
  return { fromSec: from, toSec: from + length }
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600] as const

/** Seconds between marks that are at least so many pixels from each other. */
export const niceStep = (scale: Scale, leastPixels: number): number =>
  STEPS.find((step) => step >= leastPixels * secPerPixel(scale)) ?? 7200

/** Times in sight that are multiples of a step. */
export function marksEvery({ fromSec, toSec }: TimeSpan, step: number): readonly number[] {
  const first = Math.ceil(fromSec / step - 1e-9)
  const count = Math.max(0, Math.floor(toSec / step + 1e-9) - first + 1)
  return Array.from({ length: count }, (_, index) => (first + index) * step)
}
