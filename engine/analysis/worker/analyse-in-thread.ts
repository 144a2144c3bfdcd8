/** Analyses one clip in a thread of its own, fed as it is decoded; gives the document. Whatever happens, there is an answer. */
import { Worker } from 'node:worker_threads'
import type { EncodedDocument } from '../../content/documents.ts'
import { ArtDagError } from '../../contract/errors.ts'
import { BlockFeed } from './block-feed.ts'
import { type FromThread, type ThreadJob, type ToThread, UNIT_BYTES } from './thread-messages.ts'

/** Takes what is decoded, in order; gives a promise where the thread is behind, which has to be waited for. */
export type Sink = (bytes: Uint8Array) => Promise<void> | undefined

/** Gives everything to the sink, and ends soon when the signal is aborted. */
export type Decode = (sink: Sink, signal: AbortSignal) => Promise<void>

export interface ThreadOptions {
  readonly signal?: AbortSignal | undefined
  /** Of the clip: so long may the last of the work take. */
  readonly durationSec: number
  /** For tests. */
  readonly threadFile?: URL
  readonly patienceSec?: number
}

const THREAD_FILE = new URL('./analysis-worker.ts', import.meta.url)
/** Of JavaScript's own values; what is large are buffers, which do not count here. */
const MEMORY_LIMIT_MB = 256
/** For values that die young. Without it a thread grows some 20 MB larger. */
const YOUNG_LIMIT_MB = 8
/** A thread is given up that takes so much processor time over one block. */
const PATIENCE_SEC = 60
/** More for the end of a long clip, for each second of it: a hundred times what it takes. */
const PATIENCE_PER_SEC = 0.05
/** Or so many times that on the clock, since a thread can also wait for ever. */
const CLOCK_FACTOR = 10
const LOOK_EVERY_MS = 500

/**
 * When it settles, neither the thread nor the decoding is still going on.
 * @throws ArtDagError CANCELLED; TASK_FAILED when the thread dies, TIMED_OUT when it hangs; what `decode` throws
 */
export async function analyseInThread(
  job: ThreadJob,
  decode: Decode,
  options: ThreadOptions,
): Promise<EncodedDocument> {
  const thread = new AnalysisThread(job, options)
  try {
    return await thread.analyse(decode)
  } finally {
    await thread.close()
  }
}

class AnalysisThread {
  readonly #worker: Worker
  readonly #feed: BlockFeed
  readonly #options: ThreadOptions
  readonly #answer = Promise.withResolvers<EncodedDocument>()
  readonly #stop = new AbortController()
  readonly #look: NodeJS.Timeout
  /** Blocks and answers that the thread owes us. */
  #owed = 0
  #answers = 0
  #seen = { answers: 0, cpuSec: 0, atMs: performance.now() }
  #patienceSec: number

  constructor(job: ThreadJob, options: ThreadOptions) {
    this.#options = options
    this.#patienceSec = options.patienceSec ?? PATIENCE_SEC
    this.#worker = new Worker(options.threadFile ?? THREAD_FILE, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_LIMIT_MB },
    })
    this.#feed = new BlockFeed(UNIT_BYTES[job.part], (block, bytes) =>
      this.#ask({ type: 'block', block, bytes }, [block]),
    )
    this.#worker.on('message', (message: FromThread) => this.#take(message))
    this.#worker.on('error', (error) => this.#fail(deadThread(error)))
    this.#worker.on('exit', (code) => this.#fail(deadThread(new Error(`it ended with code ${code}`))))
    this.#look = setInterval(() => void this.#lookAfter(), LOOK_EVERY_MS)
    // Nobody may be waiting yet when it fails; who waits is told all the same.
    this.#answer.promise.catch(() => {})
  }

  async analyse(decode: Decode): Promise<EncodedDocument> {
    const { signal, durationSec, patienceSec } = this.#options
    const signals = signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal
    const onAbort = (): void => this.#fail(cancelled(signal))
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      if (signal?.aborted) throw cancelled(signal)
      await this.#decoded(decode((bytes) => this.#feed.write(bytes), signals))
      this.#feed.end()
      this.#patienceSec += patienceSec === undefined ? durationSec * PATIENCE_PER_SEC : 0
      this.#ask({ type: 'end' })
      return await this.#answer.promise
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#look)
    this.#worker.removeAllListeners()
    await this.#worker.terminate()
  }

  /** Where the thread failed, decoding was only broken off by that: the thread's error is the one to tell. */
  async #decoded(decoding: Promise<void>): Promise<void> {
    await decoding.catch(async (error: unknown) => {
      if (this.#stop.signal.aborted) await this.#answer.promise
      throw error
    })
    if (this.#stop.signal.aborted) await this.#answer.promise
  }

  #ask(message: ToThread, transfer: ArrayBuffer[] = []): void {
    this.#owed += 1
    this.#worker.postMessage(message, transfer)
  }

  #take(message: FromThread): void {
    this.#owed -= 1
    this.#answers += 1
    if (message.type === 'used') this.#feed.giveBack(message.block)
    else this.#answer.resolve(message.document)
  }

  #fail(error: ArtDagError): void {
    this.#answer.reject(error)
    this.#feed.fail(error)
    this.#stop.abort(error)
  }

  async #lookAfter(): Promise<void> {
    const [cpuSec, atMs] = [await cpuSecOf(this.#worker), performance.now()]
    const answers = this.#answers
    if (this.#owed === 0 || answers !== this.#seen.answers) {
      this.#seen = { answers, cpuSec, atMs }
      return
    }
    const waitedSec = (atMs - this.#seen.atMs) / 1000 / CLOCK_FACTOR
    if (Math.max(cpuSec - this.#seen.cpuSec, waitedSec) > this.#patienceSec) this.#fail(hangingThread())
  }
}

/** Processor time of a thread so far; it answers at once, busy or not. Zero while it starts, or when it has ended. */
async function cpuSecOf(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }))
  return (user + system) / 1e6
}

const cancelled = (signal: AbortSignal | undefined): ArtDagError =>
  new ArtDagError('CANCELLED', 'The analysis was cancelled.', { cause: signal?.reason })

function deadThread(cause: unknown): ArtDagError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const why =
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? 'it took too much memory'
      : cause instanceof Error
        ? cause.message
        : String(cause)
  return new ArtDagError('TASK_FAILED', `The thread that analysed it broke off: ${why}.`, {
    hint: 'This is a fault of Art DAG. Please report it, with the file if you can.',
    cause,
  })
}

const hangingThread = (): ArtDagError =>
  new ArtDagError('TIMED_OUT', 'The analysis made no progress and was ended.', {
    hint: 'This is a fault of Art DAG. Please report it, with the file if you can.',
  })
