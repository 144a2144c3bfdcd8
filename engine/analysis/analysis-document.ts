/** The document of one analysis: whose it is, what made it, and all that was found. No schemas: threads load it as well. */
import { link } from '../content/cid.ts'
import type { AnalysisPart, AudioAnalysis, VideoAnalysis } from '../contract/analysis.ts'
import type { CacheId, Cid } from '../contract/ids.ts'
import { AUDIO_ANALYSER } from './audio/audio-analyser.ts'
import { VIDEO_ANALYSER } from './video/video-analyser.ts'

export interface AnalysisOf {
  readonly audio: AudioAnalysis
  readonly video: VideoAnalysis
}

/** What makes them now. Documents of others are never taken for theirs. */
export const ANALYSERS = { audio: AUDIO_ANALYSER, video: VIDEO_ANALYSER } as const

interface Origin {
  readonly part: AnalysisPart
  readonly source: Cid | CacheId
}

export const documentOf = (analysis: AudioAnalysis | VideoAnalysis, origin: Origin): unknown => ({
  ...headOf(origin),
  ...analysis,
})

/** The shape is the analyser's word: its documents come from it alone. Absent: it is another document. */
export function readAnalysis<P extends AnalysisPart>(
  document: unknown,
  origin: Origin & { readonly part: P },
): AnalysisOf[P] | undefined {
  const { v, kind, analyser, source, ...analysis } = document as Readonly<Record<string, unknown>>
  const isMeant = JSON.stringify({ v, kind, analyser, source }) === JSON.stringify(headOf(origin))
  return isMeant ? (analysis as unknown as AnalysisOf[P]) : undefined
}

const headOf = ({ part, source }: Origin) => ({
  v: 1,
  kind: `${part}-analysis`,
  analyser: ANALYSERS[part],
  source: link(source),
})
