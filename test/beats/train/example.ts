/** What one song teaches: everything its beats and bars could be, in numbers, and which of it is right. */
import { EnergyStream } from '../../../engine/analysis/audio/energy-stream.ts'
import { ANALYSIS_RATE, ENVELOPE_HOP } from '../../../engine/analysis/audio/rates.ts'
import { METERS, meanBar } from '../../../engine/analysis/audio/rhythm/bar-fit.ts'
import { fitToSound } from '../../../engine/analysis/audio/rhythm/beat-ends.ts'
import { changeCurve } from '../../../engine/analysis/audio/rhythm/change.ts'
import { beatAt, type Curves, threeness, traces } from '../../../engine/analysis/audio/rhythm/evidence.ts'
import { fluxOf, onsetCurve } from '../../../engine/analysis/audio/rhythm/flux.ts'
import { frameOfSec, secOfFrame } from '../../../engine/analysis/audio/rhythm/frame-times.ts'
import { levelsOf, phasesOf } from '../../../engine/analysis/audio/rhythm/hypotheses.ts'
import { onsetTimes } from '../../../engine/analysis/audio/rhythm/onsets.ts'
import { refineBeats } from '../../../engine/analysis/audio/rhythm/refine-beats.ts'
import { tempoPath } from '../../../engine/analysis/audio/rhythm/tempo-path.ts'
import { tempogram } from '../../../engine/analysis/audio/rhythm/tempogram.ts'
import { type Sounding, soundingOf } from '../../../engine/analysis/audio/sounding.ts'
import { SpectrumStream } from '../../../engine/analysis/audio/spectrum/spectrum-stream.ts'
import { WINDOW_SEC } from '../evaluate.ts'
import { halveRate } from '../halve-rate.ts'
import { matchEvents } from '../match-events.ts'
import type { Song, Truth } from '../song-spec.ts'

/** One metrical level at one phase; its bars are of either metre and begin anywhere. */
export interface Candidate {
  readonly path: readonly number[]
  /** Mean bar of each metre, as `meanBar` orders it. */
  readonly means: readonly Float64Array[]
  readonly three: number
  readonly opening: number | undefined
  /** F-measure of the beats, and for each metre and place that of the bars. */
  readonly beatF: number
  readonly barF: readonly number[]
}

export function candidatesOf({ channels, truth }: Song): Candidate[] {
  const { curves, sounding } = hear(channels.map(halveRate))
  const opening = frameOfSec(onsetTimes(curves.onset, sounding.isLoud)[0] ?? Number.NaN)
  const gram = tempogram(curves.onset)
  const part = { curves, gram, path: tempoPath(gram), start: 0 }
  return levelsOf(part).flatMap((level) =>
    phasesOf(level).map((beats) => {
      const strokes = traces(curves, beats)
      const means = METERS.map((meter) => meanBar(strokes, meter))
      const marks = judge(truth, beats, curves.onset, sounding)
      return {
        path: level.evidence,
        means,
        three: threeness(strokes),
        opening: beatAt(beats, opening),
        ...marks,
      }
    }),
  )
}

function hear([left, right = left]: readonly Float32Array[]): { curves: Curves; sounding: Sounding } {
  const [spectra, energy] = [new SpectrumStream(), new EnergyStream()]
  const samples = left as Float32Array
  spectra.push(samples, right as Float32Array)
  spectra.finish(samples.length)
  energy.push(samples, right as Float32Array)
  energy.finish()
  const flux = fluxOf(spectra.mel)
  return {
    curves: { ...flux, onset: onsetCurve(flux), change: changeCurve(spectra.mel) },
    sounding: soundingOf(energy.values.view(), ENVELOPE_HOP / ANALYSIS_RATE, samples.length / ANALYSIS_RATE),
  }
}

function judge(
  truth: Truth,
  beats: Float64Array,
  onset: Float32Array,
  { startSec, endSec }: Sounding,
): Pick<Candidate, 'beatF' | 'barF'> {
  const times = Array.from(refineBeats(beats, onset), secOfFrame)
  const barF = METERS.flatMap((meter) =>
    Array.from({ length: meter }, (_, place) => {
      const starts = times.flatMap((_, i) => ((i + place) % meter === 0 ? [i] : []))
      const fitted = fitToSound({ times, starts }, meter, startSec, endSec)
      const bars = fitted.starts.map((i) => fitted.times[i] as number)
      return matchEvents(truth.downbeats, bars, WINDOW_SEC).f
    }),
  )
  const fitted = fitToSound({ times, starts: [] }, 1, startSec, endSec)
  return { beatF: matchEvents(truth.beats, fitted.times, WINDOW_SEC).f, barF }
}
