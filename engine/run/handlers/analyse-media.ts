/** All that is asked for of one piece of media: found, analysed, corrected. */
import type { KnownAnalysis } from '../../analysis/analyses-table.ts'
import { applyCorrections } from '../../analysis/corrections/apply-corrections.ts'
import { featuresOf, partsOf, reportOf } from '../../analysis/report.ts'
import { link } from '../../content/cid.ts'
import type { AnalysisPart, AnalysisReport, AudioAnalysis, Feature } from '../../contract/analysis.ts'
import type { AnalysisEvent } from '../../contract/analysis-procedures.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import type { SourceFile } from '../../plan/graph.ts'
import type { EngineParts } from '../parts.ts'
import { readCorrections } from '../prepare/known-analyses.ts'
import type { HandlerContext } from './context.ts'
import { findMedia } from './find-media.ts'

export interface AnalyseRequest {
  readonly name: string
  /** None: all that the media has. */
  readonly features: readonly Feature[]
  readonly corrections?: Cid | undefined
}

export interface AnalyseOptions {
  readonly emit: (event: AnalysisEvent) => void
  readonly signal?: AbortSignal | undefined
}

export interface Analysed {
  readonly file: SourceFile
  readonly report: AnalysisReport
}

/** @throws ArtDagError as `findMedia` and `Analyses.get`; USAGE where the corrections are of something else */
export async function analyseMedia(
  request: AnalyseRequest,
  context: HandlerContext,
  options: AnalyseOptions,
): Promise<Analysed> {
  const file = await find(request.name, context, options)
  const features = request.features.length > 0 ? request.features : featuresOf(partsIn(file.facts))
  const found = await analyseParts(file, partsOf(features), context.parts, options)
  const cid = wholeOf(found, context.parts)
  const [sound] = found
  if (request.corrections === undefined || sound?.part !== 'audio')
    return { file, report: reportOf(found, features, { cid }) }
  const corrected = correct(sound, request.corrections, file, context.parts)
  const { corrections } = request
  return { file, report: reportOf([corrected, ...found.slice(1)], features, { cid, corrections }) }
}

/** A song is analysed by what it sounds like; of a picture there is nothing but that it is none of these. */
const partsIn = (facts: MediaFacts): readonly AnalysisPart[] => [
  ...(facts.audio.length > 0 ? (['audio'] as const) : []),
  ...(facts.video.length > 0 ? (['video'] as const) : []),
]

const find = (name: string, context: HandlerContext, { emit, signal }: AnalyseOptions): Promise<SourceFile> =>
  findMedia(name, context, {
    emit: (event) => {
      if (event.event !== 'preparing') return
      const { phase, done, total } = event
      emit({ event: 'progress', phase, done, total })
    },
    signal,
  })

/** One after the other: each takes a processor for itself, and decodes on others. */
async function analyseParts(
  file: SourceFile,
  parts: readonly AnalysisPart[],
  { analyses }: EngineParts,
  { emit, signal }: AnalyseOptions,
): Promise<readonly Part[]> {
  const found: Part[] = []
  for (const [index, part] of parts.entries()) {
    const onProgress = (doneSec: number, totalSec: number): void => {
      const done = index * totalSec + doneSec
      emit({ event: 'progress', phase: 'analyse', done, total: parts.length * totalSec })
    }
    const known = await analyses.get({ part, source: { kind: 'file', file } }, { onProgress, signal })
    found.push({ part, ...known })
  }
  return found
}

type Part = KnownAnalysis & { readonly part: AnalysisPart }

/** The document of the only part, or one that leads to both. */
function wholeOf(found: readonly Part[], { documents }: EngineParts): Cid {
  const [first, ...others] = found
  if (first && others.length === 0) return first.cid
  const parts = Object.fromEntries(found.map(({ part, cid }) => [part, link(cid)]))
  return documents.put({ v: 1, kind: 'analysis', source: link(first?.source ?? ''), ...parts })
}

function correct(sound: Part, cid: Cid, { title }: SourceFile, { documents }: EngineParts): Part {
  const { of, steps } = readCorrections(cid, documents)
  if (of === sound.source)
    return { ...sound, analysis: applyCorrections(sound.analysis as AudioAnalysis, steps) }
  throw new ArtDagError('USAGE', `the corrections ${cid} are of other media than ${title}`, {
    hint: `they are of ${of}`,
    details: { corrections: cid, of, source: sound.source },
  })
}
