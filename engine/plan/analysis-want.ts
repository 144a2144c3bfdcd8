/** Which analysis a step asks for: of a file as a whole, seen through a part of it, or of a step's own result. */
import type { AnalysisPart, AudioAnalysis, VideoAnalysis } from '../contract/analysis.ts'
import type { CacheId, Cid } from '../contract/ids.ts'
import type { AudioStream, VideoStream } from '../media/graph/stream.ts'
import type { SourceFile } from './graph.ts'

export interface AnalysisWant {
  readonly part: AnalysisPart
  readonly source: AnalysedSource
  /** What of it the clip shows, in seconds; absent: all. */
  readonly range?: { readonly startSec: number; readonly lengthSec: number }
  /** CID of the corrections to apply. */
  readonly corrections?: Cid
}

export type AnalysedSource =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'step'; readonly cacheId: CacheId; readonly stream: AudioStream | VideoStream }

/** What is known already; undefined: it has to be worked out first. */
export interface AnalysisView {
  audio(want: AnalysisWant): AudioAnalysis | undefined
  video(want: AnalysisWant): VideoAnalysis | undefined
}

/** Thrown where a graph cannot be resolved any further before these are there; then it is resolved again. */
export class AnalysisMissing extends Error {
  readonly wants: readonly AnalysisWant[]

  constructor(wants: readonly AnalysisWant[]) {
    super('an analysis has to be made first')
    this.name = 'AnalysisMissing'
    this.wants = wants
  }
}
