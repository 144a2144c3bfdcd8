/** Analyses for a graph that is being resolved: what is known, corrected and cut as asked; the rest is worked out. */
import type { Analyses } from '../../analysis/analyses.ts'
import type { KnownAnalysis } from '../../analysis/analyses-table.ts'
import { applyCorrections } from '../../analysis/corrections/apply-corrections.ts'
import { projectAudio, projectVideo } from '../../analysis/project.ts'
import type { Documents } from '../../content/documents.ts'
import {
  type AnalysisPart,
  type AudioAnalysis,
  Corrections,
  type VideoAnalysis,
} from '../../contract/analysis.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { Cid } from '../../contract/ids.ts'
import { AnalysisMissing, type AnalysisView, type AnalysisWant } from '../../plan/analysis-want.ts'

export interface KnownAnalysesOptions {
  readonly analyses: Analyses
  readonly documents: Documents
  /** By the media they are of. */
  readonly corrections: Readonly<Record<Cid, Cid>>
  readonly emit: (event: RunEvent) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Resolves again and again until nothing is missing; each time more is known.
 * @returns with it the CIDs of the analyses and corrections it was made with, each once
 * @throws what resolving throws but AnalysisMissing, and what analysing throws
 */
export async function resolveKnowing<Resolved>(
  resolve: (analyses: AnalysisView) => Resolved,
  options: KnownAnalysesOptions,
): Promise<{ readonly resolved: Resolved; readonly used: readonly Cid[] }> {
  const known = new KnownAnalyses(options)
  for (;;) {
    try {
      return { resolved: resolve(known), used: known.used }
    } catch (error) {
      if (!(error instanceof AnalysisMissing)) throw error
      await Promise.all(error.wants.map((want) => known.find(want)))
    }
  }
}

class KnownAnalyses implements AnalysisView {
  readonly #options: KnownAnalysesOptions
  readonly #found = new Map<string, KnownAnalysis>()
  readonly #corrections = new Map<Cid, Corrections>()

  constructor(options: KnownAnalysesOptions) {
    this.#options = options
  }

  get used(): readonly Cid[] {
    return [...new Set([...[...this.#found.values()].map(({ cid }) => cid), ...this.#corrections.keys()])]
  }

  audio(want: AnalysisWant): AudioAnalysis | undefined {
    const whole = this.#look('audio', want)
    if (!whole) return undefined
    const corrections = this.#correctionsOf(want)
    const corrected = corrections ? applyCorrections(whole, corrections.steps) : whole
    return want.range ? projectAudio(corrected, want.range.startSec, want.range.lengthSec) : corrected
  }

  video(want: AnalysisWant): VideoAnalysis | undefined {
    const whole = this.#look('video', want)
    return whole && want.range ? projectVideo(whole, want.range.startSec, want.range.lengthSec) : whole
  }

  #look<P extends AnalysisPart>(part: P, { source }: AnalysisWant): KnownAnalysis<P>['analysis'] | undefined {
    const name = nameOf({ part, source })
    const known = this.#found.get(name) ?? this.#options.analyses.peek({ part, source })
    if (known) this.#found.set(name, known)
    return (known as KnownAnalysis<P> | undefined)?.analysis
  }

  async find(want: AnalysisWant): Promise<void> {
    const name = nameOf(want)
    const { analyses, emit, signal } = this.#options
    const subject = want.source.kind === 'file' ? (want.source.file.title ?? want.source.file.cid) : name
    const onProgress = (done: number, total: number): void =>
      emit({ event: 'preparing', phase: 'analyse', subject, done, total })
    this.#found.set(name, await analyses.get(want, { onProgress, signal }))
  }

  #correctionsOf({ source, corrections }: AnalysisWant): Corrections | undefined {
    const media = source.kind === 'file' ? source.file.cid : undefined
    const cid = corrections ?? (media && this.#options.corrections[media])
    if (cid === undefined) return undefined
    const read = this.#corrections.get(cid) ?? readCorrections(cid, this.#options.documents)
    this.#corrections.set(cid, read)
    if (media === undefined || read.of === media) return read
    throw new ArtDagError('USAGE', `the corrections ${cid} are of ${read.of}, not of ${media}`, {
      hint: 'make corrections for this file: artdag beats <file> --import <taps>',
    })
  }
}

const nameOf = ({ part, source }: Pick<AnalysisWant, 'part' | 'source'>): string =>
  `${part} of ${source.kind === 'file' ? source.file.cid : source.cacheId}`

/** @throws ArtDagError NOT_FOUND, USAGE */
export function readCorrections(cid: Cid, documents: Documents): Corrections {
  const parsed = Corrections.safeParse(documents.get(cid))
  if (parsed.success) return parsed.data
  throw new ArtDagError('USAGE', `${cid} is no corrections document: ${parsed.error.issues[0]?.message}`, {
    hint: 'artdag beats <file> --import <taps> makes one and says its CID',
  })
}
