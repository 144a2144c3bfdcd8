/** From the mel frames of a whole clip to what a musician would say about it. */
import type { AudioAnalysis } from '../../contract/analysis.ts'
import { analyseRhythm } from './rhythm/analyse-rhythm.ts'
import { changeCurve } from './rhythm/change.ts'
import { fluxOf, onsetCurve } from './rhythm/flux.ts'
import { onsetTimes } from './rhythm/onsets.ts'
import { tempiOfBeats } from './rhythm/tempo-of-beats.ts'
import { roundTempi, roundTempo, roundTimes } from './round.ts'
import { sectionsOf } from './sections.ts'
import type { Sounding } from './sounding.ts'
import type { MelFrames } from './spectrum/mel-frames.ts'

type Music = Pick<AudioAnalysis, 'tempo' | 'tempi' | 'beats' | 'downbeats' | 'meter' | 'onsets' | 'sections'>

export function analyseMusic(mel: MelFrames, sounding: Sounding): Music {
  const flux = fluxOf(mel)
  const onset = onsetCurve(flux)
  const onsets = onsetTimes(onset, sounding.isLoud)
  const openingSec = onsets[0] ?? Number.NaN
  const rhythm = analyseRhythm({ ...flux, onset, change: changeCurve(mel) }, { ...sounding, openingSec })
  const beats = rhythm?.times ?? []
  const downbeats = rhythm?.starts.map((i) => beats[i] as number) ?? []
  return {
    tempo: roundTempo(rhythm?.tempo ?? null),
    tempi: roundTempi(beats.length > 0 ? tempiOfBeats(beats) : []),
    beats: roundTimes(beats),
    downbeats: roundTimes(downbeats),
    meter: rhythm?.meter ?? null,
    onsets: roundTimes(onsets),
    sections: sectionsOf(mel, downbeats),
  }
}
