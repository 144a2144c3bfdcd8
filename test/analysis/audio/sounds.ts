/** Sounds of which everything is known, at the rate of the analysis. */

import { ANALYSIS_RATE, AudioAnalyser } from '../../../engine/analysis/audio/audio-analyser.ts'
import type { AudioAnalysis } from '../../../engine/contract/analysis.ts'

export function sound(sec: number, value: (sec: number, i: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round(sec * ANALYSIS_RATE) }, (_, i) => value(i / ANALYSIS_RATE, i))
}

/** Even, −1 to 1, the same every time. */
export function noiseFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

export interface Stroke {
  readonly atSec: number
  readonly drum: 'kick' | 'snare' | 'hat'
}

const DRUMS: Readonly<Record<Stroke['drum'], (sec: number, noise: number) => number>> = {
  kick: (t) => 0.8 * Math.cos(2 * Math.PI * (50 * t - 2.5 * Math.exp(-40 * t))) * Math.exp(-15 * t),
  snare: (t, noise) =>
    0.5 * noise * Math.exp(-25 * t) + 0.3 * Math.cos(2 * Math.PI * 190 * t) * Math.exp(-30 * t),
  hat: (t, noise) => 0.2 * noise * Math.exp(-90 * t),
}

export function drums(lengthSec: number, strokes: readonly Stroke[]): Float32Array {
  const noise = noiseFrom(5)
  const out = new Float32Array(Math.round(lengthSec * ANALYSIS_RATE))
  for (const { atSec, drum } of strokes) {
    const start = Math.round(atSec * ANALYSIS_RATE)
    for (let i = Math.max(0, start); i < Math.min(out.length, start + 12_000); i++)
      out[i] = (out[i] as number) + DRUMS[drum]((i - start) / ANALYSIS_RATE, noise())
  }
  return out
}

/** Beats from `fromSec` to the end, and a bar's strokes on them: k kick, s snare, h hat, two signs a beat. */
export function groove(bar: string, bpm: number, lengthSec: number, fromSec = 0) {
  const half = 30 / bpm
  const count = Math.ceil((lengthSec - fromSec) / half - 1e-9)
  const names = { k: 'kick', s: 'snare', h: 'hat' } as const
  const strokes = Array.from({ length: count }, (_, i) => ({
    sign: bar[i % bar.length],
    atSec: fromSec + i * half,
  }))
    .filter(({ sign }) => sign !== '.')
    .map(({ sign, atSec }) => ({ atSec, drum: names[sign as keyof typeof names] }))
  const beats = Array.from({ length: Math.ceil(count / 2) }, (_, i) => fromSec + 2 * i * half)
  return { samples: drums(lengthSec, strokes), beats }
}

export interface Pushing {
  readonly right?: Float32Array
  /** Samples to a block. Default: all in one. */
  readonly block?: number
}

export function analyse(
  left: Float32Array,
  { right = left, block = left.length }: Pushing = {},
): AudioAnalysis {
  const analyser = new AudioAnalyser()
  for (let at = 0; at < left.length; at += block)
    analyser.push(left.subarray(at, at + block), right.subarray(at, at + block))
  return analyser.finish()
}

/** The share of `times` that have one of `found` within 25 ms. */
export function shareFound(times: readonly number[], found: readonly number[]): number {
  const hits = times.filter((time) => found.some((other) => Math.abs(other - time) < 0.025))
  return hits.length / times.length
}
