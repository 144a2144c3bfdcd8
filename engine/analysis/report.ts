/** What is told of a clip: as much of its analyses as was asked for. */
import {
  type AnalysisPart,
  type AnalysisReport,
  type AudioAnalysis,
  FEATURES,
  type Feature,
  type VideoAnalysis,
} from '../contract/analysis.ts'
import type { Cid } from '../contract/ids.ts'
import type { KnownAnalysis } from './analyses-table.ts'

type Found = Readonly<AudioAnalysis & VideoAnalysis>

const KEYS: Readonly<Record<Feature, readonly Exclude<keyof Found, 'durationSec'>[]>> = {
  tempo: ['tempo', 'tempi'],
  beats: ['beats'],
  downbeats: ['downbeats', 'meter'],
  onsets: ['onsets'],
  energy: ['energy'],
  bands: ['bands'],
  loudness: ['loudness'],
  silences: ['silences'],
  sections: ['sections'],
  scenes: ['scenes'],
  motion: ['motion', 'motionPeaks'],
  motion_tempo: ['motionTempo'],
  black: ['black'],
  still: ['still'],
}

/** Which of a file's streams have to be analysed for these; each once, sound first. */
export const partsOf = (features: readonly Feature[]): readonly AnalysisPart[] =>
  (['audio', 'video'] as const).filter((part) => features.some((feature) => FEATURES[feature] === part))

export const featuresOf = (parts: readonly AnalysisPart[]): readonly Feature[] =>
  (Object.keys(FEATURES) as Feature[]).filter((feature) => parts.includes(FEATURES[feature]))

/** `cid`: of the document that holds the parts. */
export function reportOf(
  parts: readonly KnownAnalysis[],
  features: readonly Feature[],
  more: { readonly cid: Cid; readonly corrections?: Cid | undefined },
): AnalysisReport {
  const found: Partial<Found> = Object.assign({}, ...parts.map(({ analysis }) => analysis))
  const keys = features.flatMap((feature) => KEYS[feature])
  const asked = Object.fromEntries(keys.flatMap((key) => (key in found ? [[key, found[key]]] : [])))
  return {
    cid: more.cid,
    analyser: parts.map(({ analyser }) => analyser).join(' '),
    source: parts[0]?.source ?? '',
    ...asked,
    durationSec: Math.max(0, ...parts.map(({ analysis }) => analysis.durationSec)),
    ...(more.corrections === undefined ? {} : { corrections: more.corrections }),
  }
}
