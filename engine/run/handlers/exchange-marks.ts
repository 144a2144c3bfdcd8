/** Beats and scenes for other programs, and from them. */
import { rateOf } from '../../analysis/analysed-clip.ts'
import { applyCorrections } from '../../analysis/corrections/apply-corrections.ts'
import { formatOf, readMarks } from '../../analysis/formats/formats.ts'
import { correctionSteps } from '../../analysis/formats/marks.ts'
import type { Corrections, Feature } from '../../contract/analysis.ts'
import type { MarkFormat } from '../../contract/analysis-procedures.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { rational } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'
import { type AnalyseOptions, analyseMedia } from './analyse-media.ts'
import type { HandlerContext } from './context.ts'
import { findMedia } from './find-media.ts'

interface FileContent {
  readonly text?: string | undefined
  readonly base64?: string | undefined
}

interface FormatRequest {
  readonly format?: MarkFormat | undefined
  readonly fileName?: string | undefined
}

interface ExportRequest extends FormatRequest {
  readonly name: string
  /** None: all that the media has. */
  readonly marks: readonly ('beats' | 'scenes')[]
  readonly fps?: string | undefined
  readonly corrections?: Cid | undefined
}

export async function exportMarks(
  { name, marks, fps, corrections, ...named }: ExportRequest,
  context: HandlerContext,
  options: AnalyseOptions,
) {
  const { isText, extension, write } = chosenFormat(named)
  const features = marks.flatMap((mark): readonly Feature[] => MARKED[mark])
  const { file, report } = await analyseMedia({ name, features, corrections }, context, options)
  const { beats = [], downbeats = [], scenes = [], meter = null, durationSec } = report
  const title = file.title ?? file.cid
  const rate = readFps(fps) ?? rateOf(file.facts)
  const bytes = write({ name: title, fps: rate, durationSec, beats, downbeats, meter, scenes })
  const content: FileContent = isText
    ? { text: new TextDecoder().decode(bytes) }
    : { base64: Buffer.from(bytes).toString('base64') }
  return { extension, ...content, beats: beats.length, scenes: scenes.length }
}

const MARKED = { beats: ['beats', 'downbeats'], scenes: ['scenes'] } as const

interface ImportRequest extends FileContent, FormatRequest {
  readonly name: string
  readonly fps?: string | undefined
}

/** They are tried on the media before they are kept. @throws ArtDagError USAGE (with the line), RECIPE_INVALID (beyond the clip) */
export async function importMarks(
  { name, fps, ...given }: ImportRequest,
  context: HandlerContext,
  { signal }: AnalyseOptions,
): Promise<{ cid: Cid; beats: number }> {
  const { documents, analyses } = context.parts
  const format = chosenFormat(given)
  const bytes = bytesOf(given)
  const file = await findMedia(name, context, { emit: () => {}, signal })
  const help = { fps: readFps(fps) ?? rateOf(file.facts), durationSec: file.facts.durationSec }
  const steps = correctionSteps(readMarks(format.name, bytes, help))
  const { analysis } = await analyses.get({ part: 'audio', source: { kind: 'file', file } }, { signal })
  const { beats } = applyCorrections(analysis, steps)
  const corrections: Corrections = { v: 1, kind: 'beat-corrections', of: file.cid, steps }
  return { cid: documents.put(corrections), beats: beats.length }
}

function chosenFormat({ format, fileName }: FormatRequest): ReturnType<typeof formatOf> {
  const named = format ?? fileName
  if (named !== undefined) return formatOf(named)
  throw new ArtDagError('USAGE', 'no format is said', { hint: 'give a format, or the name of the file' })
}

function bytesOf({ text, base64 }: FileContent): Uint8Array {
  if ((text === undefined) === (base64 === undefined))
    throw new ArtDagError('USAGE', 'marks come either as text or as base64', { hint: 'give one of the two' })
  return text === undefined ? Buffer.from(base64 ?? '', 'base64') : new TextEncoder().encode(text)
}

/** `25` or `30000/1001`, as the contract has checked. */
function readFps(text: string | undefined): Rational | undefined {
  const [num, den = 1] = (text ?? '').split('/').map(Number)
  return text === undefined || num === undefined ? undefined : rational(num, den)
}
