/** Procedures about what is heard and seen in media: analysing, exporting, correcting. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { AnalysisReport, Corrections, FeatureName } from './analysis.ts'
import { Cid } from './ids.ts'

/** How beats and scenes are written for other programs, and read from them. */
export const MarkFormat = z.enum(['json', 'csv', 'labels', 'edl', 'otio', 'midi'])
export type MarkFormat = z.infer<typeof MarkFormat>

/** Absent: by the extension of the file's name. */
const format = { format: MarkFormat.optional(), fileName: z.string().optional() }

/** A file's content: text where its format is text, else bytes. One of the two. */
const fileContent = { text: z.string().optional(), base64: z.string().optional() }

/** Frames a second as a whole number or a ratio, where a format counts frames: `25`, `30000/1001`. */
const fps = {
  fps: z
    .string()
    .regex(/^[1-9]\d{0,6}(\/[1-9]\d{0,6})?$/)
    .optional(),
}

/** CID, short hash or asset name of media, or, where the caller may read files, a path: the file stays where it is. */
const media = { name: z.string() }

const corrected = {
  /** CID of corrections to the beats, of this media. */
  corrections: Cid.optional(),
}

export const AnalysisEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('progress'),
    /** `import` reads a file, `probe` its facts, `analyse` listens to it and looks at it. */
    phase: z.enum(['import', 'probe', 'analyse']),
    /** Bytes of an import, seconds of an analysis. Total 0: not known. */
    done: z.number(),
    total: z.number(),
  }),
  z.object({ event: z.literal('analysed'), report: AnalysisReport }),
])
export type AnalysisEvent = z.infer<typeof AnalysisEvent>

export const analysis = {
  /** No features: all that the media has. Errors: INPUT_MISSING where it has no sound or no pictures for what is asked for. */
  get: oc
    .route({ method: 'GET', path: '/api/analysis/{name}' })
    .input(z.object({ ...media, features: z.array(FeatureName).default([]), ...corrected }))
    .output(eventIterator(AnalysisEvent)),
  /** Beats and scenes as another program reads them. `fps`: of the edit they are for; else the media's own, or 25. */
  export: oc
    .route({ method: 'POST', path: '/api/analysis/export' })
    .input(
      z.object({
        ...media,
        ...format,
        /** What is marked; none: all that the media has. */
        marks: z.array(z.enum(['beats', 'scenes'])).default([]),
        ...fps,
        ...corrected,
      }),
    )
    .output(
      z.object({
        /** Of the file's name, without a dot. */
        extension: z.string(),
        ...fileContent,
        beats: z.number(),
        scenes: z.number(),
      }),
    ),
  /** A WAV with a click at every beat, a higher one at every bar; for callers on the same machine. */
  click: oc
    .input(z.object({ ...media, path: z.string(), withSong: z.boolean().default(false), ...corrected }))
    .output(z.object({ path: z.string(), sizeBytes: z.number(), beats: z.number() })),
  putCorrections: oc
    .route({ method: 'POST', path: '/api/corrections' })
    .input(z.object({ corrections: Corrections }))
    .output(z.object({ cid: Cid })),
  /** Beats as another program marked them, or a person tapped them, become corrections. Errors: USAGE, with the line. */
  importMarks: oc
    .route({ method: 'POST', path: '/api/corrections/import' })
    .input(z.object({ ...media, ...format, ...fileContent, ...fps }))
    .output(z.object({ cid: Cid, beats: z.number() })),
}
