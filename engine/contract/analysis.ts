/** What is known of a file's sound and pictures once they were analysed: in documents, in answers, for node types. */
import { z } from 'zod'
import { type AnalysisPart, FEATURES, type Feature } from './features.ts'
import { Cid } from './ids.ts'

/** Values at even distances: `values[i]` is at `(i + ½) · hopSec`, the middle of what it sums up. */
export const Series = z.object({ hopSec: z.number().positive(), values: z.array(z.number()) })
export type Series = z.infer<typeof Series>

export const Span = z.object({ startSec: z.number(), endSec: z.number() })
export type Span = z.infer<typeof Span>

export const TempoGuess = z.object({
  /** Beats a minute. */
  bpm: z.number().positive(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
})
export type TempoGuess = z.infer<typeof TempoGuess>

/** Times are seconds from the clip's start, rising. */
const times = z.array(z.number())

/** Of a clip's sound. */
export const AudioAnalysis = z.object({
  durationSec: z.number(),
  /** Null where nothing is periodic; then there are no beats. `second`: the next best, mostly half or double. */
  tempo: TempoGuess.extend({ second: TempoGuess.nullable() }).nullable(),
  /** The tempo from each time on, where it changes; one entry for a steady one, none without beats. */
  tempi: z.array(z.object({ atSec: z.number(), bpm: z.number() })),
  beats: times,
  /** Beats that begin a bar. */
  downbeats: times,
  /** Beats in a bar; null without beats. */
  meter: z.int().nullable(),
  onsets: times,
  /** Root mean square, full scale being 1. */
  energy: Series,
  /** The same below 200 Hz, from there to 2 kHz, and above. */
  bands: z.object({ bass: Series, mid: Series, high: Series }),
  /** EBU R128. Null for silence. */
  loudness: z.object({
    integratedLufs: z.number().nullable(),
    rangeLu: z.number().nullable(),
    truePeakDb: z.number().nullable(),
  }),
  silences: z.array(Span),
  /** Where the music changes its character; neither start nor end. */
  sections: times,
})
export type AudioAnalysis = z.infer<typeof AudioAnalysis>

/** Of a clip's pictures. */
export const VideoAnalysis = z.object({
  durationSec: z.number(),
  /** First moments of new scenes; the clip's own start is none. */
  scenes: times,
  /** Mean change of a pixel from one frame to the next, 0 to 1, cuts left out. */
  motion: Series,
  /** Moments of sudden movement. */
  motionPeaks: times,
  motionTempo: TempoGuess.nullable(),
  black: z.array(Span),
  /** Stretches in which nothing moves. */
  still: z.array(Span),
})
export type VideoAnalysis = z.infer<typeof VideoAnalysis>

export { type AnalysisPart, FEATURES, type Feature }

export const FeatureName = z.enum(Object.keys(FEATURES) as [Feature, ...Feature[]])

/** One step of a correction; they are applied in order, each to what the one before left. */
export const CorrectionStep = z.discriminatedUnion('do', [
  /** Beats between beats, or every second beat only; the downbeats stay beats. */
  z.strictObject({ do: z.literal('double') }),
  z.strictObject({ do: z.literal('halve') }),
  /** All beats later (or earlier, below 0) by the same time. */
  z.strictObject({ do: z.literal('shift'), bySec: z.number() }),
  /** The beat nearest to `fromSec` goes to `toSec`. */
  z.strictObject({ do: z.literal('move'), fromSec: z.number().min(0), toSec: z.number().min(0) }),
  z.strictObject({ do: z.literal('add'), atSec: z.number().min(0) }),
  z.strictObject({ do: z.literal('remove'), atSec: z.number().min(0) }),
  /** Bars begin so many beats later. */
  z.strictObject({ do: z.literal('shift-downbeat'), beats: z.int() }),
  z.strictObject({ do: z.literal('meter'), beatsPerBar: z.int().min(1).max(16) }),
  /**
   * Beats as they were tapped take the place of those from the first tap to the last. `downbeats`: the taps that begin
   * a bar; absent: the bars before are counted on.
   */
  z.strictObject({
    do: z.literal('tap'),
    times: z.array(z.number().min(0)).min(2).max(20_000),
    downbeats: z.array(z.number().min(0)).max(20_000).optional(),
  }),
  /** A steady tempo from one time up to another; its first beat at `fromSec`. */
  z.strictObject({
    do: z.literal('tempo'),
    fromSec: z.number().min(0),
    toSec: z.number().min(0),
    bpm: z.number().min(20).max(400),
  }),
])
export type CorrectionStep = z.infer<typeof CorrectionStep>

/** What a listener knows better than the analysis. A document of its own, by CID; nothing is ever corrected silently. */
export const Corrections = z.strictObject({
  v: z.literal(1),
  kind: z.literal('beat-corrections'),
  /** CID of the media whose analysis it corrects. */
  of: Cid,
  steps: z.array(CorrectionStep).max(20_000),
})
export type Corrections = z.infer<typeof Corrections>

/** How well a BEAT_SYNC step met the beats. */
export const BeatReport = z.object({
  step: z.string(),
  mode: z.enum(['stretch', 'cut', 'hold', 'jump']),
  /** What was put onto beats: given markers, cuts of the video, its movement, or even distances where it has neither. */
  accents: z.enum(['markers', 'scenes', 'motion', 'even', 'cuts']),
  /** Accents that there are; the rest could not be reached within the allowed speed. */
  accentCount: z.int(),
  /** In order of time. `errorMs`: how much later than its beat a cut is shown, below 0 earlier. */
  cuts: z.array(z.object({ atSec: z.number(), beatSec: z.number(), errorMs: z.number() })),
})
export type BeatReport = z.infer<typeof BeatReport>

/** The same in a few numbers. */
export const BeatSummary = BeatReport.pick({ step: true, mode: true, accents: true }).extend({
  /** Accents on beats, of all that there are. */
  met: z.int(),
  of: z.int(),
  /** The greatest distance of a cut from its beat. */
  worstMs: z.number(),
})
export type BeatSummary = z.infer<typeof BeatSummary>

/** Everything that was asked for of one clip; only the parts that were worked out are there. */
export const AnalysisReport = z.object({
  /** Of the document that holds all of this. */
  cid: Cid,
  analyser: z.string(),
  /** The media's CID; for a step's result, its cache id. */
  source: z.string(),
  ...AudioAnalysis.partial().shape,
  ...VideoAnalysis.partial().shape,
  durationSec: z.number(),
  /** CID of the corrections that were applied. */
  corrections: Cid.optional(),
})
export type AnalysisReport = z.infer<typeof AnalysisReport>
