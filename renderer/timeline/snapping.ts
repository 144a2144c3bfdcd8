/** Going to the beat that is meant. */
import type { Beats } from './bars.ts'
import { nearest } from './nearest.ts'

/** The nearest of the times, if it is as near as `reachSec`; else the time itself. */
export function snap(times: readonly number[], sec: number, reachSec: number): number {
  const found = times[nearest(times, sec)]
  return found !== undefined && Math.abs(found - sec) <= reachSec ? found : sec
}

/** With so many beats in sight that all are near, only bars are meant. */
export const snapTimes = ({ beats, downbeats }: Beats, spanSec: number): readonly number[] => {
  const perSec = beats.length / Math.max(1, (beats.at(-1) ?? 0) - (beats[0] ?? 0))
  return downbeats.length > 1 && perSec * spanSec > 160 ? downbeats : beats
}
