/** How well cuts meet their beats, in a few numbers. */
import type { PlanReport } from '../../../engine/contract/schemas.ts'

export type BeatSync = PlanReport['beatSync'][number]

export interface BeatFacts {
  readonly cuts: number
  readonly meanMs: number
  readonly worstMs: number
  /** No cut can be nearer to every beat than this; absent while the rate is not known. */
  readonly halfFrameMs: number | undefined
}

export function beatFacts({ cuts, worstMs }: BeatSync, fps: string | undefined): BeatFacts {
  const sum = cuts.reduce((total, { errorMs }) => total + Math.abs(errorMs), 0)
  return {
    cuts: cuts.length,
    meanMs: cuts.length === 0 ? 0 : sum / cuts.length,
    worstMs,
    halfFrameMs: fps === undefined ? undefined : 500 / rateOf(fps),
  }
}

/** `30000/1001` and `25` as frames a second. */
export function rateOf(fps: string): number {
  const [num = 0, den = 1] = fps.split('/').map(Number)
  return num / den
}
