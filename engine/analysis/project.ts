/** An analysis of a whole clip, seen through a part of it: times moved and cut, nothing analysed again. */
import type { AudioAnalysis, Series, Span, VideoAnalysis } from '../contract/analysis.ts'
import { mainBpm, type Tempo } from './tempi.ts'
import { NOISE_SEC } from './times.ts'

interface Part {
  readonly startSec: number
  readonly lengthSec: number
}

/**
 * Of `lengthSec` from `startSec` on, both in seconds; what lies beyond the clip's end is not there. Loudness cannot
 * be told from the whole clip's: it is null, unless the part is the whole.
 * @throws RangeError where the part begins before the clip
 */
export function projectAudio(analysis: AudioAnalysis, startSec: number, lengthSec: number): AudioAnalysis {
  const part = partOf(analysis.durationSec, startSec, lengthSec)
  if (part === undefined) return analysis
  const beats = timesIn(analysis.beats, part)
  const tempi = beats.length === 0 ? [] : tempiIn(analysis.tempi, part)
  return {
    durationSec: part.lengthSec,
    tempo: beats.length === 0 ? null : tempoOf(analysis, tempi, part.lengthSec),
    tempi,
    beats,
    downbeats: timesIn(analysis.downbeats, part),
    meter: beats.length === 0 ? null : analysis.meter,
    onsets: timesIn(analysis.onsets, part),
    energy: seriesIn(analysis.energy, part),
    bands: {
      bass: seriesIn(analysis.bands.bass, part),
      mid: seriesIn(analysis.bands.mid, part),
      high: seriesIn(analysis.bands.high, part),
    },
    loudness: { integratedLufs: null, rangeLu: null, truePeakDb: null },
    silences: spansIn(analysis.silences, part),
    sections: withoutStart(timesIn(analysis.sections, part)),
  }
}

/**
 * Of `lengthSec` from `startSec` on, both in seconds; what lies beyond the clip's end is not there.
 * @throws RangeError where the part begins before the clip
 */
export function projectVideo(analysis: VideoAnalysis, startSec: number, lengthSec: number): VideoAnalysis {
  const part = partOf(analysis.durationSec, startSec, lengthSec)
  if (part === undefined) return analysis
  return {
    durationSec: part.lengthSec,
    scenes: withoutStart(timesIn(analysis.scenes, part)),
    motion: seriesIn(analysis.motion, part),
    motionPeaks: timesIn(analysis.motionPeaks, part),
    motionTempo: analysis.motionTempo,
    black: spansIn(analysis.black, part),
    still: spansIn(analysis.still, part),
  }
}

/** Undefined: all of it. */
function partOf(durationSec: number, startSec: number, lengthSec: number): Part | undefined {
  if (!(startSec >= 0 && lengthSec >= 0))
    throw new RangeError(`no part: ${lengthSec} s from ${startSec} s on`)
  if (startSec < NOISE_SEC && lengthSec > durationSec - NOISE_SEC) return undefined
  return { startSec, lengthSec: Math.max(0, Math.min(lengthSec, durationSec - startSec)) }
}

const timesIn = (times: readonly number[], { startSec, lengthSec }: Part): number[] =>
  times
    .filter((sec) => sec > startSec - NOISE_SEC && sec < startSec + lengthSec - NOISE_SEC)
    .map((sec) => Math.max(0, sec - startSec))

const withoutStart = (times: readonly number[]): number[] => times.filter((sec) => sec > NOISE_SEC)

const spansIn = (spans: readonly Span[], { startSec, lengthSec }: Part): Span[] =>
  spans
    .map((span) => ({
      startSec: Math.max(0, span.startSec - startSec),
      endSec: Math.min(lengthSec, span.endSec - startSec),
    }))
    .filter((span) => span.endSec - span.startSec > NOISE_SEC)

/** Each value is that of the whole at the same moment, so it is off by half a hop at most. */
function seriesIn({ hopSec, values }: Series, { startSec, lengthSec }: Part): Series {
  const first = Math.floor(startSec / hopSec + 0.5 + NOISE_SEC)
  const count = Math.ceil(lengthSec / hopSec - NOISE_SEC)
  return { hopSec, values: values.slice(first, first + Math.max(0, count)) }
}

/** The one that holds at the start, and those that begin later. */
function tempiIn(tempi: readonly Tempo[], { startSec, lengthSec }: Part): Tempo[] {
  const first = Math.max(
    0,
    tempi.findLastIndex(({ atSec }) => atSec < startSec + NOISE_SEC),
  )
  return tempi
    .slice(first)
    .filter(({ atSec }) => atSec < startSec + lengthSec - NOISE_SEC)
    .map(({ atSec, bpm }) => ({ atSec: Math.max(0, atSec - startSec), bpm }))
}

/** Another tempo where the part's is another; the second guess keeps its ratio to the first. */
function tempoOf(whole: AudioAnalysis, tempi: readonly Tempo[], lengthSec: number): AudioAnalysis['tempo'] {
  const [ours, theirs] = [mainBpm(tempi, lengthSec), mainBpm(whole.tempi, whole.durationSec)]
  if (!whole.tempo || ours === undefined || theirs === undefined) return whole.tempo
  const { bpm, confidence, second } = whole.tempo
  const ratio = ours / theirs
  return {
    bpm: bpm * ratio,
    confidence,
    second: second && { bpm: second.bpm * ratio, confidence: second.confidence },
  }
}
