/** Reads recipes in a thread of its own with a deadline, so that no text can keep the caller from its other work. */
import { Worker } from 'node:worker_threads'
import { ArtDagError } from '../../contract/errors.ts'
import { isSmallEnough } from '../yaml/check-text.ts'
import { type PackedResult, unpackResult } from './pack-result.ts'
import { type ReadRecipe, readRecipe } from './read-recipe.ts'

const LIMITS = {
  /** Of the thread's own processor time: what other programs take is not the recipe's fault. */
  readMs: 2000,
  /** By the clock, from the call to the answer, waiting for other recipes included. */
  answerMs: 15_000,
}
/** A read that has less time left than this is not begun, and a thread not asked again before. */
const LEAST_USEFUL_MS = 100
const MEMORY_LIMIT_MB = 256
/** For values that die young. Without it one big recipe leaves the thread some 20 MB larger for good. */
const YOUNG_LIMIT_MB = 8

export interface RecipeReader {
  /**
   * As `readRecipe`, in turn with other reads. The answer comes within about 15 seconds, however busy the machine is.
   * @throws ArtDagError RECIPE_INVALID when reading takes more than 2 seconds of processor time or too much memory,
   * BUSY when other recipes or programs left too little of it, CANCELLED when the reader is closed.
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

/** The caller closes it. An idle reader does not keep the process alive. The limits are for tests. */
export function createRecipeReader(limits: Partial<typeof LIMITS> = {}): RecipeReader {
  return new ThreadReader({ ...LIMITS, ...limits })
}

class ThreadReader implements RecipeReader {
  #worker: Worker | undefined
  #isClosed = false
  readonly #waiting: Job[] = []
  #running: Job | undefined
  #due: NodeJS.Timeout | undefined
  #check: NodeJS.Timeout | undefined

  readonly #limits: typeof LIMITS

  constructor(limits: typeof LIMITS) {
    this.#limits = limits
  }

  read(text: string, fileName: string): Promise<ReadRecipe> {
    // Copying a huge text to the thread would block; refusing it takes no time.
    if (!isSmallEnough(text)) return Promise.resolve(readRecipe(text, { fileName }))
    if (this.#isClosed) return Promise.reject(closedError())
    return new Promise((resolve, reject) => {
      const answerByMs = performance.now() + this.#limits.answerMs
      this.#waiting.push({ text, fileName, answerByMs, resolve, reject })
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
    this.#running = job
    this.#worker ??= this.#start()
    const worker = this.#worker
    worker.ref()
    this.#due = setTimeout(() => this.#drop(worker, busyError(job)), job.answerByMs - performance.now())
    this.#checkIn(this.#limits.readMs, job, worker, usedMs(worker))
    worker.postMessage({ text: job.text, fileName: job.fileName })
  }

  /** Asks what the thread used since `before`, and again when the rest of the limit can have been used up. */
  #checkIn(delayMs: number, job: Job, worker: Worker, before: Promise<number>): void {
    const check = async () => {
      const leftMs = this.#limits.readMs + (await before) - (await usedMs(worker))
      if (this.#running !== job) return
      if (leftMs > 0) this.#checkIn(leftMs, job, worker, before)
      else this.#drop(worker, lateError(job, this.#limits.readMs))
    }
    this.#check = setTimeout(check, Math.max(delayMs, LEAST_USEFUL_MS))
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
    clearTimeout(this.#due)
    clearTimeout(this.#check)
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

/** Processor time of a thread so far, in milliseconds; it answers at once, busy or not. Zero while it starts. */
async function usedMs(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }))
  return (user + system) / 1000
}

function busyError(job: Job): ArtDagError {
  return new ArtDagError('BUSY', `${job.fileName} was not read in time: the machine is too busy.`, {
    hint: 'Try again.',
  })
}

function lateError(job: Job, limitMs: number): ArtDagError {
  return new ArtDagError(
    'RECIPE_INVALID',
    `${job.fileName} takes too long to read (more than ${limitMs / 1000} s of processor time).`,
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
