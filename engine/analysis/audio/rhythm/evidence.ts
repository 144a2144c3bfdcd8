/** What speaks for beats at a metrical level and phase, as numbers. */
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import type { Flux } from './flux.ts'
import { peakNear } from './frame-times.ts'
import { repetition, type Tempogram } from './tempogram.ts'

/** Curves in which a bar leaves its traces. */
export interface Curves extends Flux {
  readonly onset: Float32Array
  /** How different the sound after a moment is from the one before it. */
  readonly change: Float32Array
}

/** In the order of a bar pattern's weights. */
export const TRACES = ['low', 'mid', 'high', 'change'] as const
export const QUARTERS = 4
/** Values per beat: each trace at each quarter of the beat. */
export const PER_BEAT = TRACES.length * QUARTERS

const MULTIPLES = [1, 2, 3, 4, 6, 8, 1 / 2, 1 / 3, 1 / 4] as const
const REACH = 2

/** The tempo in octaves around 120, its square, and how well multiples and parts of a beat repeat. */
export function pathEvidence(gram: Tempogram, path: Float64Array): number[] {
  const octave = Math.log2(bpmOfPath(path) / 120)
  return [octave, octave * octave, ...MULTIPLES.map((beats) => meanRepetition(gram, path, beats))]
}

export const bpmOfPath = (path: Float64Array): number =>
  (60 * FRAME_RATE) / (path.toSorted()[path.length >> 1] as number)

function meanRepetition(gram: Tempogram, path: Float64Array, beats: number): number {
  let sum = 0
  for (let step = 0; step < path.length; step++) sum += repetition(gram, step, beats * (path[step] as number))
  return sum / path.length
}

/** `PER_BEAT` values for each beat: the peaks at its quarters, trace by trace. The last beat is as long as the one before. */
export function traces(curves: Curves, beats: Float64Array): Float32Array {
  const out = new Float32Array(beats.length * PER_BEAT)
  for (let i = 0; i < beats.length; i++) {
    const beat = beats[i] as number
    const length = (beats[i + 1] ?? 2 * beat - (beats[i - 1] ?? beat)) - beat
    TRACES.forEach((trace, t) => {
      for (let q = 0; q < QUARTERS; q++)
        out[i * PER_BEAT + t * QUARTERS + q] = peakNear(curves[trace], beat + (q / QUARTERS) * length, REACH)
    })
  }
  return out
}

/** Frames that a beat may lie beside a stroke and still be meant by it. */
const BESIDE = 6

/** The place of the beat on a moment, counted on before the first beat if need be; undefined where no beat is there. */
export function beatAt(beats: Float64Array, frame: number): number | undefined {
  const first = beats[0] as number
  const length = (beats[1] as number) - first
  const place = Math.round((frame - first) / length)
  return Math.abs(first + place * length - frame) <= BESIDE ? place : undefined
}

/** How much more the rhythm comes back after three beats (and six) than after four (and eight), −2 to 2. */
export function threeness(strokes: Float32Array): number {
  const around = aroundMeans(strokes)
  const likeness = (beats: number) => correlation(around, beats * PER_BEAT)
  return (likeness(3) + likeness(6) - likeness(4) - likeness(8)) / 2
}

/** What differs from beat to beat: the mean of all beats is taken away. */
function aroundMeans(strokes: Float32Array): Float32Array {
  const means = new Float64Array(PER_BEAT)
  const beats = strokes.length / PER_BEAT
  for (let k = 0; k < strokes.length; k++)
    means[k % PER_BEAT] = (means[k % PER_BEAT] as number) + (strokes[k] as number) / beats
  return strokes.map((value, k) => value - (means[k % PER_BEAT] as number))
}

function correlation(values: Float32Array, lag: number): number {
  let [both, first, later] = [0, 0, 0]
  for (let k = 0; k + lag < values.length; k++) {
    const a = values[k] as number
    const b = values[k + lag] as number
    both += a * b
    first += a * a
    later += b * b
  }
  return first > 0 && later > 0 ? both / Math.sqrt(first * later) : 0
}
