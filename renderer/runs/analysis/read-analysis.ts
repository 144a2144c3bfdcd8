/** Analyses as documents, as far as they are shown. */
import { z } from 'zod'
import { AudioAnalysis, Corrections, VideoAnalysis } from '../../../engine/contract/analysis.ts'

const Heard = AudioAnalysis.extend({ kind: z.literal('audio-analysis') })
const Seen = VideoAnalysis.extend({ kind: z.literal('video-analysis') })
const Analysis = z.union([Heard, Seen, Corrections])

export type HeardOf = z.infer<typeof Heard>
export type SeenOf = z.infer<typeof Seen>

/** Undefined for what a newer engine wrote. */
export const readAnalysis = (document: unknown): z.infer<typeof Analysis> | undefined =>
  Analysis.safeParse(document).data
