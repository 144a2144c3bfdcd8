/** The analysing thread: takes one clip's sound or pictures block by block, answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import { documentCid } from '../../content/cid.ts'
import type { AudioAnalysis, VideoAnalysis } from '../../contract/analysis.ts'
import { documentOf } from '../analysis-document.ts'
import { AudioAnalyser } from '../audio/audio-analyser.ts'
import { VideoAnalyser } from '../video/video-analyser.ts'
import { type ThreadJob, type ToThread, UNIT_BYTES } from './thread-messages.ts'

interface Taker {
  push(block: ArrayBuffer, bytes: number): void
  finish(): AudioAnalysis | VideoAnalysis
}

const port = parentPort
if (port === null) throw new Error('analysis-worker.ts is the body of a thread and cannot be run by itself')

const job = workerData as ThreadJob
const taker = job.part === 'audio' ? soundTaker() : pictureTaker(new VideoAnalyser(job.fps))

port.on('message', (message: ToThread) => {
  if (message.type === 'end') {
    const document = documentCid(documentOf(taker.finish(), job))
    port.postMessage({ type: 'done', document }, [document.bytes.buffer as ArrayBuffer])
    return
  }
  taker.push(message.block, message.bytes)
  port.postMessage({ type: 'used', block: message.block }, [message.block])
})

function soundTaker(): Taker {
  const analyser = new AudioAnalyser()
  let [left, right] = [new Float32Array(0), new Float32Array(0)]
  return {
    push(block, bytes) {
      const samples = new Float32Array(block, 0, bytes / Float32Array.BYTES_PER_ELEMENT)
      const count = samples.length / 2
      if (left.length < count) [left, right] = [new Float32Array(count), new Float32Array(count)]
      for (let i = 0; i < count; i++) {
        left[i] = samples[2 * i] as number
        right[i] = samples[2 * i + 1] as number
      }
      analyser.push(left.subarray(0, count), right.subarray(0, count))
    },
    finish: () => analyser.finish(),
  }
}

function pictureTaker(analyser: VideoAnalyser): Taker {
  return {
    push(block, bytes) {
      for (let at = 0; at < bytes; at += UNIT_BYTES.video)
        analyser.push(new Uint8Array(block, at, UNIT_BYTES.video))
    },
    finish: () => analyser.finish(),
  }
}
