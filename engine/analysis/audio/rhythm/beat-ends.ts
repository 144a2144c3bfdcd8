/** Beats go on to where the sound begins and ends, and not beyond. */

/** Neighbours that say how long a beat is at an end. */
const NEIGHBOURS = 8

export interface Beats {
  /** Seconds, rising. */
  readonly times: readonly number[]
  /** Places of those that begin a bar. */
  readonly starts: readonly number[]
}

/** A beat may be found a little before the sound that it is on; on the very end it would be the next clip's. */
const EARLY_SEC = 0.03
/** Of the mean beat, below which nothing is struck on it. */
const LEAST_SHARE = 0.15

/** Beats outside are dropped, missing ones added at the distance of the nearest, and bars go on over them. */
export function fitToSound({ times, starts }: Beats, meter: number, startSec: number, endSec: number): Beats {
  const earliest = startSec - EARLY_SEC
  const latest = endSec - EARLY_SEC
  const kept = times.filter((time) => time >= earliest && time <= latest)
  if (kept.length < 2) return { times: kept, starts: [] }
  const before = stepsFrom(kept[0] as number, -typicalStep(kept.slice(0, NEIGHBOURS + 1)), earliest, latest)
  const after = stepsFrom(kept.at(-1) as number, typicalStep(kept.slice(-NEIGHBOURS - 1)), earliest, latest)
  const all = [...before.reverse(), ...kept, ...after].map((time) => Math.max(startSec, time))
  const moved = before.length - times.indexOf(kept[0] as number)
  return {
    times: all,
    starts: continued(
      starts.map((i) => i + moved),
      meter,
      all.length,
    ),
  }
}

function stepsFrom(time: number, step: number, startSec: number, endSec: number): number[] {
  const times: number[] = []
  for (let at = time + step; step !== 0 && at >= startSec && at <= endSec; at += step) times.push(at)
  return times
}

/**
 * Drops beats at the ends on which nothing is struck: the last chord rings out, or noise comes before the music.
 * `heard` says how much is struck at a time; beats in the middle stay whatever it says, and a single one at the end, which
 * may be a rest.
 */
export function trimUnheard({ times, starts }: Beats, heard: (sec: number) => number): Beats {
  const values = times.map(heard)
  const least = (LEAST_SHARE * values.reduce((sum, value) => sum + value, 0)) / Math.max(1, values.length)
  const first = values.findIndex((value) => value >= least)
  const struck = values.findLastIndex((value) => value >= least)
  const last = struck + 2 === times.length ? struck + 1 : struck
  return {
    times: times.slice(first, last + 1),
    starts: starts.filter((i) => i >= first && i <= last).map((i) => i - first),
  }
}

/** Bar starts from the first beat to the last. */
function continued(starts: readonly number[], meter: number, count: number): number[] {
  const all = [...starts]
  for (let at = (starts[0] ?? 0) - meter; at >= 0; at -= meter) all.unshift(at)
  for (let at = (starts.at(-1) ?? 0) + meter; at < count; at += meter) all.push(at)
  return all.filter((at) => at >= 0 && at < count)
}

/** The median distance. */
export function typicalStep(beats: readonly number[]): number {
  const steps = beats.slice(1).map((beat, i) => beat - (beats[i] as number))
  return steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0
}
