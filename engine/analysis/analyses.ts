/** Analyses of sound and pictures: made once for a file or a step's result, by whatever process, and kept as documents. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Documents } from '../content/documents.ts'
import type { AnalysisPart } from '../contract/analysis.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { Database } from '../database/open.ts'
import { analyseClip, type DecodingParts } from './analyse-clip.ts'
import { type AnalysisWant, clipToAnalyse, sourceIdOf } from './analysed-clip.ts'
import {
  type AnalysesTable,
  type AnalysisKey,
  createAnalysesTable,
  type KnownAnalysis,
} from './analyses-table.ts'

export interface AnalysisOptions {
  readonly signal?: AbortSignal | undefined
  /** Seconds of the clip that have been looked at, of all; nothing is said while another makes the same analysis. */
  readonly onProgress?: ((doneSec: number, totalSec: number) => void) | undefined
}

export interface Analyses {
  /** What is known already; nothing is worked out. */
  peek<P extends AnalysisPart>(want: AnalysisWant<P>): KnownAnalysis<P> | undefined
  /**
   * What is known, or else is worked out now. Nobody works out what another does at the same time, here or in another process.
   * @throws ArtDagError INPUT_MISSING (no such stream), MEDIA_LIMIT (too long), MEDIA_UNREADABLE, INPUT_CHANGED, NOT_FOUND (the
   *   file is gone), CANCELLED, TASK_FAILED, TIMED_OUT, FFMPEG_MISSING
   */
  get<P extends AnalysisPart>(want: AnalysisWant<P>, options?: AnalysisOptions): Promise<KnownAnalysis<P>>
}

/** What is between processes, and between callers in one; see run/execute/leases.ts. */
export interface AnalysisLeases {
  acquire(name: string): { readonly signal: AbortSignal; release(): void } | undefined
}

export interface AnalysesParts {
  readonly database: Database
  readonly documents: Documents
  readonly leases: AnalysisLeases
  readonly decoding: DecodingParts
  /** Waits until there is a processor to be had, and keeps it while the work goes on. */
  readonly onProcessor: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>
}

const LOOK_EVERY_MS = 100

export const createAnalyses = (parts: AnalysesParts): Analyses => new KeptAnalyses(parts)

class KeptAnalyses implements Analyses {
  readonly #parts: AnalysesParts
  readonly #table: AnalysesTable

  constructor(parts: AnalysesParts) {
    this.#parts = parts
    this.#table = createAnalysesTable(parts.database, parts.documents)
  }

  peek<P extends AnalysisPart>(want: AnalysisWant<P>): KnownAnalysis<P> | undefined {
    return this.#table.find(keyOf(want))
  }

  async get<P extends AnalysisPart>(
    want: AnalysisWant<P>,
    options: AnalysisOptions = {},
  ): Promise<KnownAnalysis<P>> {
    const known = this.peek(want)
    if (known) return known
    const clip = clipToAnalyse(want)
    const { decoding, onProcessor } = this.#parts
    return await this.#alone(keyOf(want), options.signal, async (signal) => {
      const made = this.peek(want)
      if (made) return made
      const work = () => analyseClip(clip, decoding, { ...options, signal })
      this.#table.keep(keyOf(want), await onProcessor(work, signal))
      return this.peek(want) as KnownAnalysis<P>
    })
  }

  /** Does the work while nobody else does the same. Its signal also aborts when the lease is lost. */
  async #alone<T>(
    { part, source }: AnalysisKey,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const take = () => this.#parts.leases.acquire(`analysis:${part}:${source}`)
    let lease = take()
    for (; !lease; lease = take()) {
      if (signal?.aborted) throw new ArtDagError('CANCELLED', 'The analysis was cancelled.')
      await sleep(LOOK_EVERY_MS, undefined, signal ? { signal } : {}).catch(() => {})
    }
    try {
      return await work(signal ? AbortSignal.any([signal, lease.signal]) : lease.signal)
    } finally {
      lease.release()
    }
  }
}

const keyOf = <P extends AnalysisPart>({ part, source }: AnalysisWant<P>): AnalysisKey<P> => ({
  part,
  source: sourceIdOf({ part, source }),
})
