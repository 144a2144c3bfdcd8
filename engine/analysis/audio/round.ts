/** Numbers as they stand in the document: coarser than the last bits in which two decoders may differ. */
import type { AudioAnalysis, Series, TempoGuess } from '../../contract/analysis.ts'

/** To a tenth of a millisecond. */
export const roundTime = (sec: number): number => Math.round(sec * 10_000) / 10_000
export const roundTimes = (times: readonly number[]): number[] => times.map(roundTime)

/** Beats a minute to a thousandth: over an hour that is a hundredth of a beat. */
const roundBpm = (bpm: number): number => Math.round(bpm * 1000) / 1000

const roundGuess = ({ bpm, confidence }: TempoGuess): TempoGuess => ({
  bpm: roundBpm(bpm),
  confidence: Math.round(confidence * 1000) / 1000,
})

export function roundTempo(tempo: AudioAnalysis['tempo']): AudioAnalysis['tempo'] {
  return tempo && { ...roundGuess(tempo), second: tempo.second && roundGuess(tempo.second) }
}

export const roundTempi = (tempi: AudioAnalysis['tempi']): AudioAnalysis['tempi'] =>
  tempi.map(({ atSec, bpm }) => ({ atSec: roundTime(atSec), bpm: roundBpm(bpm) }))

/** What is below is rounding noise of the transform: -120 dB. */
const FINEST = 1e6

/** To four digits. */
const toDigits = (value: number): number => Number(value.toPrecision(4))
export const roundValue = (value: number | null): number | null => (value === null ? null : toDigits(value))

export function roundSeries(values: Float32Array, hopSec: number): Series {
  return { hopSec, values: Array.from(values, (value) => Math.round(toDigits(value) * FINEST) / FINEST) }
}
