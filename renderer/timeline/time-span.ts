/** A part of a clip's time. */
export interface TimeSpan {
  readonly fromSec: number
  readonly toSec: number
}

/** Between two places, whichever came first. */
export const spanBetween = (a: number, b: number): TimeSpan => ({
  fromSec: Math.min(a, b),
  toSec: Math.max(a, b),
})

export const isInLoop = ({ fromSec, toSec }: TimeSpan, sec: number): boolean => sec >= fromSec && sec < toSec
