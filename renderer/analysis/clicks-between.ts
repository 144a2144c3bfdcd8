/** Which clicks come in the next moment. */
import type { Beats } from '../timeline/bars.ts'
import { firstFrom } from '../timeline/nearest.ts'

export interface Click {
  readonly sec: number
  readonly opensBar: boolean
}

/** From `fromSec` on, up to `toSec`, which is left for the next time. */
export function clicksBetween({ beats, downbeats }: Beats, fromSec: number, toSec: number): readonly Click[] {
  return beats
    .slice(firstFrom(beats, fromSec), firstFrom(beats, toSec))
    .map((sec) => ({ sec, opensBar: downbeats[firstFrom(downbeats, sec)] === sec }))
}
