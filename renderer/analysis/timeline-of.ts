/** A file's analysis as a timeline. */
import type { AnalysisReport, AudioAnalysis } from '../../engine/contract/analysis.ts'
import type { Peaks } from '../media/use-waveform.ts'
import { NO_BEATS } from '../timeline/bars.ts'
import type { MediaFacts } from '../timeline/media-facts.ts'
import type { TimelineData } from '../timeline/timeline-data.ts'

export interface Analysed {
  readonly cid: string
  readonly facts: MediaFacts
  readonly peaks: Peaks | undefined
  /** With its corrections. */
  readonly audio: AudioAnalysis | undefined
  readonly pictures: AnalysisReport | undefined
}

export const timelineOf = ({ cid, facts, peaks, audio, pictures }: Analysed): TimelineData => ({
  durationSec: facts.durationSec,
  pictures: facts.kind === 'video' ? { cid } : undefined,
  clips: [],
  peaks,
  beats: audio ?? NO_BEATS,
  onsets: audio?.onsets,
  sections: audio?.sections,
  energy: audio?.energy,
  bands: audio?.bands,
  motion: pictures?.motion,
  scenes: pictures?.scenes,
})
