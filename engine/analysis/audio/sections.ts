/**
 * Where music changes its character for a while: other instruments, another rhythm, much louder. At each bar line the bars
 * before are compared with the bars after, band by band, by how much bars differ from one another anyway.
 */
import { roundTime } from './round.ts'
import type { MelFrames } from './spectrum/mel-frames.ts'
import { FRAME_RATE } from './spectrum/spectrum-stream.ts'

/** A shorter clip is all one. */
const SHORTEST_CLIP_SEC = 16
/** From one section to the next, and to the clip's ends: four bars at 120 BPM, and a little less for loose playing. */
const LEAST_SEC = 7.5
/** How long bars are where there are none. */
const WITHOUT_BARS_SEC = 1
/** What is compared on either side: four, eight … bars, so that one round of chords is like the next. */
const COMPARED_SEC = 9
/** Deviation of a band's loudness, 1 being 8.7 dB, that counts as none. */
const ALIKE = 0.2
/** In deviations. Music that goes on as it is comes to 1.2 at most; of 24 pairs of songs joined together 21 come above. */
const LEAST_CHANGE = 1.2
/** Times the median: music that is always changing has no sections. */
const ABOVE_USUAL = 1.5

/** Seconds, rising. `downbeats`: where sections may begin; in long stretches without any, every second. */
export function sectionsOf(mel: MelFrames, downbeats: readonly number[]): number[] {
  const durationSec = mel.length / FRAME_RATE
  if (durationSec < SHORTEST_CLIP_SEC) return []
  const lines = barLines(downbeats, durationSec)
  const changes = changesAt(lines, barsBetween(mel, lines))
  const least = Math.max(LEAST_CHANGE, ABOVE_USUAL * median(changes))
  return lines
    .filter((_, i) => (changes[i] as number) >= least && isHighest(lines, changes, i))
    .filter((sec) => sec >= LEAST_SEC && sec <= durationSec - LEAST_SEC)
    .map(roundTime)
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

interface Bar {
  readonly frames: number
  /** Mean of each band. */
  readonly loudness: Float64Array
}

function barsBetween(mel: MelFrames, lines: readonly number[]): Bar[] {
  const frame = new Float32Array(mel.bands)
  let at = 0
  return lines.slice(1).map((sec) => {
    const from = at
    const loudness = new Float64Array(mel.bands)
    for (; at < Math.min(mel.length, Math.round(sec * FRAME_RATE)); at++) {
      mel.read(at, frame)
      for (let b = 0; b < frame.length; b++) loudness[b] = (loudness[b] as number) + (frame[b] as number)
    }
    const frames = at - from
    return { frames, loudness: loudness.map((sum) => sum / Math.max(1, frames)) }
  })
}

/** At each line how much the bars after it differ from those before; 0 at the ends. */
function changesAt(lines: readonly number[], bars: readonly Bar[]): Float64Array {
  const barSec = median(Float64Array.from(bars, ({ frames }) => frames)) / FRAME_RATE
  const reach = 4 * Math.max(1, Math.round(COMPARED_SEC / (4 * barSec)))
  return Float64Array.from(lines, (_, i) =>
    difference(bars.slice(Math.max(0, i - reach), i), bars.slice(i, i + reach)),
  )
}

function difference(before: readonly Bar[], after: readonly Bar[]): number {
  const bands = before.length > 0 && after.length > 0 ? (before[0] as Bar).loudness.length : 0
  let squares = 0
  for (let b = 0; b < bands; b++) {
    const [one, other] = [spreadOf(before, b), spreadOf(after, b)]
    const usual = ALIKE * ALIKE + (one.variance + other.variance) / 2
    squares += (one.mean - other.mean) ** 2 / (usual * bands)
  }
  return Math.sqrt(squares)
}

/** Of a band over bars, which count as long as they last. */
function spreadOf(bars: readonly Bar[], band: number): { mean: number; variance: number } {
  let [count, sum, squares] = [0, 0, 0]
  for (const { frames, loudness } of bars) {
    const value = loudness[band] as number
    count += frames
    sum += frames * value
    squares += frames * value * value
  }
  const mean = sum / Math.max(1, count)
  return { mean, variance: Math.max(0, squares / Math.max(1, count) - mean * mean) }
}

function isHighest(lines: readonly number[], changes: Float64Array, i: number): boolean {
  const isNear = (k: number) => Math.abs((lines[k] ?? Number.NaN) - (lines[i] as number)) < LEAST_SEC
  for (let k = i - 1; isNear(k); k--) if ((changes[k] as number) >= (changes[i] as number)) return false
  for (let k = i + 1; isNear(k); k++) if ((changes[k] as number) > (changes[i] as number)) return false
  return true
}

const median = (values: Float64Array): number => values.toSorted()[values.length >> 1] ?? 0
