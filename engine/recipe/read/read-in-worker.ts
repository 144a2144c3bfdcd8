/** Reads recipes in a thread of its own with a deadline, so that no text can keep the caller from its other work. */
import { Worker } from 'node:worker_threads'
import { ArtDagError } from '../../contract/errors.ts'
import { isSmallEnough } from '../yaml/check-text.ts'
import { type PackedResult, unpackResult } from './pack-result.ts'
import { type ReadRecipe, readRecipe } from './read-recipe.ts'

const READ_LIMIT_MS = 2000
/** From the call to the answer, waiting for other recipes included. */
const ANSWER_LIMIT_MS = 2400
/** A read that has less time left than this is not begun. */
const LEAST_USEFUL_MS = 100
const MEMORY_LIMIT_MB = 256
/** For values that die young. Without it one big recipe leaves the thread some 20 MB larger for good. */
const YOUNG_LIMIT_MB = 8

export interface RecipeReader {
  /**
   * As `readRecipe`, in turn with other reads. The answer comes within 2.5 seconds.
   * @throws ArtDagError RECIPE_INVALID when reading takes too long or too much memory, BUSY when it was not begun in
   * time, CANCELLED when the reader is closed.
   */
  read(text: string, fileName: string): Promise<ReadRecipe>
  /** Ends the thread; reads under way fail. */
  close(): Promise<void>
}

interface Job {
  readonly text: string
  readonly fileName: string
  readonly answerByMs: number
  readonly resolve: (result: ReadRecipe) => void
  readonly reject: (error: unknown) => void
}

/** The caller closes it. An idle reader does not keep the process alive. `readLimitMs` is for tests. */
export function createRecipeReader({ readLimitMs = READ_LIMIT_MS } = {}): RecipeReader {
  return new ThreadReader(readLimitMs)
}

class ThreadReader implements RecipeReader {
  #worker: Worker | undefined
  #isClosed = false
  readonly #waiting: Job[] = []
  #running: Job | undefined
  #timer: NodeJS.Timeout | undefined

  readonly #readLimitMs: number

  constructor(readLimitMs: number) {
    this.#readLimitMs = readLimitMs
  }

  read(text: string, fileName: string): Promise<ReadRecipe> {
    // Copying a huge text to the thread would block; refusing it takes no time.
    if (!isSmallEnough(text)) return Promise.resolve(readRecipe(text, { fileName }))
    if (this.#isClosed) return Promise.reject(closedError())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, fileName, answerByMs: performance.now() + ANSWER_LIMIT_MS, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const worker = this.#worker
    this.#worker = undefined
    this.#settle((job) => job.reject(closedError()))
    for (const job of this.#waiting.splice(0)) job.reject(closedError())
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_LIMIT_MB },
    })
    worker.unref()
    worker.on('message', (packed: PackedResult) => this.#settle((job) => job.resolve(unpackResult(packed))))
    worker.on('error', (error) => this.#drop(worker, workerError(error)))
    return worker
  }

  #next(): void {
    if (this.#running !== undefined || this.#isClosed) return
    const job = this.#nextInTime()
    if (job === undefined) return
    const leftMs = Math.min(this.#readLimitMs, job.answerByMs - performance.now())
    this.#running = job
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#worker.postMessage({ text: job.text, fileName: job.fileName })
    const error = leftMs < this.#readLimitMs ? busyError(job) : lateError(job, leftMs)
    this.#timer = setTimeout(() => this.#drop(this.#worker, error), leftMs)
  }

  /** Answers those whose time ran out while they waited. They wait in the order in which it does. */
  #nextInTime(): Job | undefined {
    for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
      if (job.answerByMs - performance.now() > LEAST_USEFUL_MS) return job
      job.reject(busyError(job))
    }
    return undefined
  }

  /** Ends the running job, if there is one still, and begins the next. */
  #settle(finish: (job: Job) => void): void {
    clearTimeout(this.#timer)
    const job = this.#running
    this.#running = undefined
    this.#worker?.unref()
    if (job !== undefined) finish(job)
    this.#next()
  }

  /** A thread that hangs or died is never used again; the next read starts another. */
  #drop(worker: Worker | undefined, error: unknown): void {
    if (worker === undefined || worker !== this.#worker) return
    worker.removeAllListeners('message')
    void worker.terminate()
    this.#worker = undefined
    this.#settle((job) => job.reject(error))
  }
}

function busyError(job: Job): ArtDagError {
  return new ArtDagError('BUSY', `${job.fileName} was not read: other recipes took all the time.`, {
    hint: 'Try again.',
  })
}

function lateError(job: Job, limitMs: number): ArtDagError {
  return new ArtDagError(
    'RECIPE_INVALID',
    `${job.fileName} takes too long to read (more than ${limitMs / 1000} s).`,
    {
      hint: 'Write it shorter: fewer values, less nesting.',
      details: { file: job.fileName, issues: [] },
    },
  )
}

function workerError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error
  return new ArtDagError('RECIPE_INVALID', 'The recipe takes too much memory to read.', {
    hint: 'Write it shorter: fewer values, less nesting.',
    cause: error,
  })
}

function closedError(): ArtDagError {
  return new ArtDagError('CANCELLED', 'The recipe was not read: the reader was closed.', {
    hint: 'Open the engine again.',
  })
}
