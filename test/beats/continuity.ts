/**
 * Continuity of beats as Hainsworth and Klapuri, and mir_eval after them, define it: a found beat is right when both
 * its distance from the nearest true beat and its distance from its neighbour are within 17.5 % of the true interval.
 */

export interface Continuity {
  /** Longest run of right beats at the correct metrical level, as a share. */
  readonly cmlC: number
  /** All right beats. */
  readonly cmlT: number
  /** The same at the best level allowed: off-beats, doubled, halved in either phase. */
  readonly amlC: number
  readonly amlT: number
}

const TOLERANCE = 0.175

/** All 0 where either has fewer than two beats. */
export function continuity(truth: readonly number[], found: readonly number[]): Continuity {
  if (truth.length < 2 || found.length < 2) return { cmlC: 0, cmlT: 0, amlC: 0, amlT: 0 }
  const levels = metricalLevels(truth).map((level) => shares(level, found))
  const [{ run, total }] = levels as [Shares, ...Shares[]]
  return {
    cmlC: run,
    cmlT: total,
    amlC: Math.max(...levels.map((level) => level.run)),
    amlT: Math.max(...levels.map((level) => level.total)),
  }
}

/** The truth first, then what a listener might tap just as well. */
export function metricalLevels(beats: readonly number[]): number[][] {
  const between = beats.slice(1).map((beat, i) => (beat + (beats[i] as number)) / 2)
  const doubled = beats.flatMap((beat, i) => (i < between.length ? [beat, between[i] as number] : [beat]))
  const every2nd = (from: 0 | 1): number[] => beats.filter((_, i) => i % 2 === from)
  return [[...beats], between, doubled, every2nd(0), every2nd(1)]
}

interface Shares {
  readonly run: number
  readonly total: number
}

function shares(truth: readonly number[], found: readonly number[]): Shares {
  if (truth.length === 0) return { run: 0, total: 0 }
  const used = new Set<number>()
  const right = found.map((_, index) => {
    const near = nearest(truth, found[index] as number)
    const isRight = !used.has(near) && fits(truth, near, found, index)
    if (isRight) used.add(near)
    return isRight
  })
  const length = Math.max(truth.length, found.length)
  return { run: longestRun(right) / length, total: right.filter(Boolean).length / length }
}

/** The first beat of either side is judged by the interval after it, the others by the one before. */
function fits(truth: readonly number[], near: number, found: readonly number[], index: number): boolean {
  const isFirst = index === 0 || near === 0
  const trueSec = intervalAt(truth, near, isFirst)
  const distance = Math.abs((found[index] as number) - (truth[near] as number))
  return (
    distance / trueSec < TOLERANCE && Math.abs(1 - intervalAt(found, index, isFirst) / trueSec) < TOLERANCE
  )
}

/** The interval after a time or the one before it; the last has only the latter. */
function intervalAt(times: readonly number[], index: number, isAfter: boolean): number {
  const to = isAfter && index + 1 < times.length ? index + 1 : index
  return (times[to] as number) - (times[to - 1] as number)
}

/** Of two equally near, the earlier. */
function nearest(times: readonly number[], time: number): number {
  const after = times.findIndex((candidate) => candidate >= time)
  if (after < 0) return times.length - 1
  if (after === 0) return 0
  return time - (times[after - 1] as number) <= (times[after] as number) - time ? after - 1 : after
}

function longestRun(flags: readonly boolean[]): number {
  let [longest, run] = [0, 0]
  for (const flag of flags) {
    run = flag ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
