/** From the times of frames to their rate: exact where it is constant, an average where it is not. */

import { rational, STANDARD_RATES, toNumber } from '../graph/rational.ts'
import type { Rational } from './facts.ts'
import type { PacketList } from './packet-scan.ts'

export interface FrameTiming {
  readonly frames: number
  readonly fps: Rational
  readonly isVariable: boolean
  /** Seconds on the stream's own clock. */
  readonly startSec: number
  readonly endSec: number
}

export interface TimedStream {
  readonly timeBase: Rational
  /** What the container and the codec claim, the likelier first. */
  readonly claimedRates: readonly Rational[]
  /** Frames that a decoder holds back, which is where frames without a time of their own are shown. */
  readonly delayFrames: number
}

const FALLBACK_RATE = rational(25)

/** Undefined when no packet has any time. */
export function timeFrames(packets: PacketList, stream: TimedStream): FrameTiming | undefined {
  const { ticks, isDelayed } = shownTicks(packets)
  const first = ticks[0]
  const last = ticks.at(-1)
  if (first === undefined || last === undefined) return undefined
  const tick = toNumber(stream.timeBase)
  const frames = ticks.length
  const fps = constantRate(ticks, stream)
  const delayTicks = isDelayed ? stream.delayFrames * (fps ? ticksPerFrame(fps, stream.timeBase) : 0) : 0
  const startSec = (first + delayTicks) * tick
  if (fps) return { frames, fps, isVariable: false, startSec, endSec: startSec + frames / toNumber(fps) }
  const spanTicks = last - first + (packets.lastDuration ?? Math.round((last - first) / (frames - 1)))
  const average = rational(frames * stream.timeBase.den, spanTicks * stream.timeBase.num)
  return { frames, fps: average, isVariable: true, startSec, endSec: startSec + spanTicks * tick }
}

/** Times in the order shown, each once: two packets of one time are the halves of a frame. */
function shownTicks({ pts, dts }: PacketList): { ticks: readonly number[]; isDelayed: boolean } {
  const isDelayed = pts.some(Number.isNaN)
  const known = (isDelayed ? dts : pts).filter((tick) => !Number.isNaN(tick))
  const sorted = Float64Array.from(known).sort()
  return { ticks: Array.from(sorted).filter((tick, i) => i === 0 || tick !== sorted[i - 1]), isDelayed }
}

/** The rate whose frames lie where these lie, as exactly as the time base can say; undefined when there is none. */
function constantRate(
  ticks: readonly number[],
  { timeBase, claimedRates }: TimedStream,
): Rational | undefined {
  const claims = claimedRates.filter((rate) => rate.num > 0 && rate.den > 0)
  const span = (ticks.at(-1) ?? 0) - (ticks[0] ?? 0)
  if (ticks.length === 1) return claims.find((rate) => toNumber(rate) <= 240) ?? FALLBACK_RATE
  const mean = rational((ticks.length - 1) * timeBase.den, span * timeBase.num)
  return (
    claims.find((rate) => fits(ticks, ticksPerFrame(rate, timeBase))) ??
    [...STANDARD_RATES, mean].find((rate) => {
      const step = ticksPerFrame(rate, timeBase)
      return step >= GUESS_TICKS && fits(ticks, step)
    })
  )
}

const ticksPerFrame = (fps: Rational, timeBase: Rational): number =>
  (fps.den * timeBase.den) / (fps.num * timeBase.num)

/** With fewer ticks to a frame nearly any rate fits, so only what was claimed is believed. */
const GUESS_TICKS = 4

/** From so many ticks to a frame on, one tick more or less is nothing that can be seen. */
const FINE_TICKS = 20

/**
 * Rounding spreads frames over one tick. Where a frame is a whole number of ticks there is nothing to round, unless
 * the ticks are fine; a frame that is missing must not pass for rounding.
 */
function fits(ticks: readonly number[], step: number): boolean {
  if (step < 1) return false
  const spread = step >= FINE_TICKS ? 2 : Number.isInteger(step) ? 0 : 1
  const first = ticks[0] ?? 0
  let [least, most] = [0, 0]
  return ticks.every((tick, i) => {
    const offset = tick - first - i * step
    least = Math.min(least, offset)
    most = Math.max(most, offset)
    return most - least <= spread + 1e-6
  })
}
