/** Everything that is worked out from a clip's sound: blocks of samples in, an analysis out. */
import type { AudioAnalysis } from '../../contract/analysis.ts'
import { analyseMusic } from './analyse-music.ts'
import { EnergyStream } from './energy-stream.ts'
import { LoudnessStream } from './loudness/loudness-stream.ts'
import { ANALYSIS_RATE, ENVELOPE_HOP } from './rates.ts'
import { roundSeries, roundTime, roundValue } from './round.ts'
import { silencesOf } from './silences.ts'
import { soundingOf } from './sounding.ts'
import { SpectrumStream } from './spectrum/spectrum-stream.ts'

export { ANALYSIS_RATE } from './rates.ts'

/** Stands in documents; raised whenever the same sound gives another analysis. */
export const AUDIO_ANALYSER = 'artdag-audio@1'

const HOP_SEC = ENVELOPE_HOP / ANALYSIS_RATE
const BLOCK = 4096
/** Of what a broken float stream may hold. */
const LOUDEST = 64

/** One clip's; the object is spent after `finish`. Blocks may have any length, the analysis does not depend on it. */
export class AudioAnalyser {
  readonly #spectra = new SpectrumStream()
  readonly #energy = new EnergyStream()
  readonly #loudness = new LoudnessStream()
  readonly #left = new Float32Array(BLOCK)
  readonly #right = new Float32Array(BLOCK)
  #samples = 0

  /** The next samples of both channels at ANALYSIS_RATE. @throws RangeError when one channel has more. */
  push(left: Float32Array, right: Float32Array): void {
    if (left.length !== right.length) throw new RangeError('both channels need the same number of samples')
    for (let at = 0; at < left.length; at += BLOCK) {
      const count = Math.min(BLOCK, left.length - at)
      this.#take(clean(left, at, count, this.#left), clean(right, at, count, this.#right))
    }
  }

  finish(): AudioAnalysis {
    this.#spectra.finish(this.#samples)
    this.#energy.finish()
    const durationSec = this.#samples / ANALYSIS_RATE
    const sounding = soundingOf(this.#energy.values.view(), HOP_SEC, durationSec)
    const music = analyseMusic(this.#spectra.mel, sounding)
    return { durationSec: roundTime(durationSec), ...this.#envelopes(durationSec), ...music }
  }

  #take(left: Float32Array, right: Float32Array): void {
    this.#samples += left.length
    this.#spectra.push(left, right)
    this.#energy.push(left, right)
    this.#loudness.push(left, right)
  }

  #envelopes(durationSec: number) {
    const { bass, mid, high } = this.#spectra.powers
    const { integratedLufs, rangeLu, truePeakDb } = this.#loudness.finish()
    return {
      energy: roundSeries(this.#energy.values.view(), HOP_SEC),
      bands: {
        bass: roundSeries(bass.view(), HOP_SEC),
        mid: roundSeries(mid.view(), HOP_SEC),
        high: roundSeries(high.view(), HOP_SEC),
      },
      loudness: {
        integratedLufs: roundValue(integratedLufs),
        rangeLu: roundValue(rangeLu),
        truePeakDb: roundValue(truePeakDb),
      },
      silences: silencesOf(this.#energy.values.view(), HOP_SEC, durationSec),
    }
  }
}

/** A copy in which what is no number is silence. */
function clean(from: Float32Array, at: number, count: number, into: Float32Array): Float32Array {
  for (let i = 0; i < count; i++) {
    const value = from[at + i] as number
    into[i] = value >= -LOUDEST && value <= LOUDEST ? value : 0
  }
  return into.subarray(0, count)
}
