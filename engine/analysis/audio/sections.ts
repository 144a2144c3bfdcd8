/** Where music changes its character for a while: other instruments, or the same ones much louder. */
import { roundTime } from './round.ts'
import type { MelFrames } from './spectrum/mel-frames.ts'
import { FRAME_RATE } from './spectrum/spectrum-stream.ts'

/** A clip shorter than this is all one. */
const SHORTEST_CLIP_SEC = 16
/** From one section to the next, and to the clip's ends: a little less than four bars at 120 BPM. */
const LEAST_SEC = 7.5
/** Length of a bar where there are no bars. */
const WITHOUT_BARS_SEC = 1
/** What is compared on either side: four or eight bars, so that one round of chords is like the next. */
const COMPARED_SEC = 9
/** Change of the mean loudness of a band, 1 being 8.7 dB; tunes and fills in steady music stay below. */
const LEAST_CHANGE = 0.4
/** Above the median of all changes: music that is always changing has no sections. */
const ABOVE_USUAL = 1.5

/** Seconds, rising. `downbeats`: where sections may begin; in stretches without any, every second. */
export function sectionsOf(mel: MelFrames, downbeats: readonly number[]): number[] {
  const durationSec = mel.length / FRAME_RATE
  if (durationSec < SHORTEST_CLIP_SEC) return []
  const bars = barLines(downbeats, durationSec)
  const changes = changesAt(bars, loudnessUpTo(mel, bars))
  const usual = changes.toSorted()[changes.length >> 1] as number
  const least = Math.max(LEAST_CHANGE, ABOVE_USUAL * usual)
  return bars
    .filter((sec, i) => (changes[i] as number) >= least && isHighest(bars, changes, i) && isInside(sec))
    .map(roundTime)

  function isInside(sec: number): boolean {
    return sec >= LEAST_SEC && sec <= durationSec - LEAST_SEC
  }
}

/** From the clip's start to its end. */
function barLines(downbeats: readonly number[], durationSec: number): number[] {
  const lines = [0]
  for (const sec of [...downbeats, durationSec]) {
    const last = lines.at(-1) as number
    const count = sec - last > LEAST_SEC ? Math.round((sec - last) / WITHOUT_BARS_SEC) : 1
    for (let k = 1; k < count; k++) lines.push(last + (k * (sec - last)) / count)
    if (sec > last) lines.push(sec)
  }
  return lines
}

interface Loudness {
  readonly frames: number
  /** Of each band, added up over the frames. */
  readonly bands: Float64Array
}

/** What was heard up to each bar line. */
function loudnessUpTo(mel: MelFrames, bars: readonly number[]): Loudness[] {
  const frame = new Float32Array(mel.bands)
  const sums = new Float64Array(mel.bands)
  let frames = 0
  return bars.map((sec) => {
    for (; frames < Math.min(mel.length, Math.round(sec * FRAME_RATE)); frames++) {
      mel.read(frames, frame)
      for (let b = 0; b < sums.length; b++) sums[b] = (sums[b] as number) + (frame[b] as number)
    }
    return { frames, bands: sums.slice() }
  })
}

/** How much the bars after each line differ from those before it; 0 at the ends. */
function changesAt(bars: readonly number[], heard: readonly Loudness[]): Float64Array {
  const last = bars.length - 1
  const typicalSec = bars
    .slice(1)
    .map((sec, i) => sec - (bars[i] as number))
    .sort((a, b) => a - b)[last >> 1] as number
  const reach = 4 * Math.max(1, Math.round(COMPARED_SEC / (4 * typicalSec)))
  return Float64Array.from(bars, (_, i) =>
    i === 0 || i === last
      ? 0
      : difference(heard[Math.max(0, i - reach)], heard[i], heard[Math.min(last, i + reach)]),
  )
}

function difference(
  from: Loudness | undefined,
  middle: Loudness | undefined,
  to: Loudness | undefined,
): number {
  if (!from || !middle || !to || middle.frames === from.frames || to.frames === middle.frames) return 0
  const squares = middle.bands.map((sum, b) => {
    const before = (sum - (from.bands[b] as number)) / (middle.frames - from.frames)
    const after = ((to.bands[b] as number) - sum) / (to.frames - middle.frames)
    return (after - before) ** 2
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)
}

function isHighest(bars: readonly number[], changes: Float64Array, i: number): boolean {
  const isNear = (k: number) => Math.abs((bars[k] ?? Number.NaN) - (bars[i] as number)) < LEAST_SEC
  for (let k = i - 1; isNear(k); k--) if ((changes[k] as number) >= (changes[i] as number)) return false
  for (let k = i + 1; isNear(k); k++) if ((changes[k] as number) > (changes[i] as number)) return false
  return true
}
