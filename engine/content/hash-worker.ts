/** The hashing thread: one job after the other, as they come. */
import { parentPort } from 'node:worker_threads'
import { ArtDagError, reportError } from '../contract/errors.ts'
import type { JobMessage, ReplyMessage } from './hash-job.ts'
import { readOnce } from './read-once.ts'
import { CHUNK_BYTES } from './unixfs.ts'

const PROGRESS_STEP_BYTES = 8 * 1024 * 1024

/** One for all jobs: of buffers made anew for each, V8 lets some 64 MB pile up before it collects any. */
const buffer = new Uint8Array(CHUNK_BYTES)

const port = parentPort
if (port === null) throw new Error('hash-worker.ts is the body of a thread and cannot be run by itself')

port.on('message', (message: JobMessage) => {
  port.postMessage(answer(message, (reply) => port.postMessage(reply)))
})

function answer({ id, job, stop }: JobMessage, send: (reply: ReplyMessage) => void): ReplyMessage {
  let told = 0
  try {
    refuseStopped(stop)
    const file = readOnce(job, buffer, (bytes, totalBytes) => {
      refuseStopped(stop)
      if (bytes - told < PROGRESS_STEP_BYTES && bytes < totalBytes) return
      told = bytes
      send({ type: 'progress', id, bytes, totalBytes })
    })
    return { type: 'done', id, file }
  } catch (error) {
    return { type: 'failed', id, report: reportError(error) }
  }
}

function refuseStopped(stop: Int32Array): void {
  if (Atomics.load(stop, 0) !== 0) throw new ArtDagError('CANCELLED', 'Reading the file was cancelled')
}
