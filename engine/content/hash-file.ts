/** Hashes files in a thread of its own, so that nothing waits for a disk or a long sum. */
import { Worker } from 'node:worker_threads'
import { ArtDagError, type ErrorReport } from '../contract/errors.ts'
import type { HashedFile, HashJob, JobMessage, ReplyMessage } from './hash-job.ts'

export interface HashOptions {
  readonly signal?: AbortSignal | undefined
  /** Bytes read so far, of all; at least once for a file that has any. */
  readonly onProgress?: ((bytes: number, totalBytes: number) => void) | undefined
}

interface Pending {
  readonly resolve: (file: HashedFile) => void
  readonly reject: (error: Error) => void
  readonly onProgress: HashOptions['onProgress']
  readonly forget: () => void
}

/** One thread, started at the first job; jobs run in the order they are given. Whoever makes it closes it. */
export class FileHasher {
  #worker: Worker | undefined
  #isClosed = false
  #lastId = 0
  readonly #pending = new Map<number, Pending>()

  /**
   * Reads a file once; see `HashJob` for what else happens on the way. When it settles, nothing of the job
   * is still going on.
   * @throws ArtDagError INPUT_MISSING, INPUT_CHANGED, MEDIA_UNREADABLE, MEDIA_LIMIT, DISK_FULL, CANCELLED
   */
  hash(job: HashJob, options: HashOptions = {}): Promise<HashedFile> {
    if (this.#isClosed) return Promise.reject(new ArtDagError('CANCELLED', 'The store is closed'))
    const id = ++this.#lastId
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const onAbort = (): void => void Atomics.store(stop, 0, 1)
    if (options.signal?.aborted === true) onAbort()
    options.signal?.addEventListener('abort', onAbort, { once: true })
    const forget = (): void => options.signal?.removeEventListener('abort', onAbort)
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress: options.onProgress, forget })
      this.#send({ id, job, stop })
    })
  }

  /** Ends the thread; what is not done fails with CANCELLED. */
  async close(): Promise<void> {
    this.#isClosed = true
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
    this.#failAll(new ArtDagError('CANCELLED', 'The store was closed while a file was read'))
  }

  #send(message: JobMessage): void {
    this.#worker ??= this.#start()
    // A thread at work keeps the process alive, an idle one does not.
    this.#worker.ref()
    this.#worker.postMessage(message)
  }

  #start(): Worker {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url))
    worker.on('message', (reply: ReplyMessage) => this.#receive(reply))
    worker.on('error', (error) => this.#lost(worker, error))
    worker.on('exit', (code) => this.#lost(worker, new Error(`The hashing thread ended with code ${code}`)))
    return worker
  }

  #receive(reply: ReplyMessage): void {
    const pending = this.#pending.get(reply.id)
    if (pending === undefined) return
    if (reply.type === 'progress') {
      pending.onProgress?.(reply.bytes, reply.totalBytes)
      return
    }
    this.#pending.delete(reply.id)
    if (this.#pending.size === 0) this.#worker?.unref()
    pending.forget()
    if (reply.type === 'done') pending.resolve(reply.file)
    else pending.reject(errorFrom(reply.report))
  }

  /** The next job starts a new thread. */
  #lost(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#failAll(error)
  }

  #failAll(error: Error): void {
    for (const pending of this.#pending.values()) {
      pending.forget()
      pending.reject(error)
    }
    this.#pending.clear()
  }
}

function errorFrom({ code, message, hint, details }: ErrorReport): ArtDagError {
  return new ArtDagError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(details === undefined ? {} : { details: { ...details } }),
  })
}
