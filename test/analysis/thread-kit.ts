/** Threads for tests that must misbehave, and a source of as many bytes as wanted. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Decode } from '../../engine/analysis/worker/analyse-in-thread.ts'
import { newFolder } from '../support/scripts.ts'

/** The body of a thread that keeps to the messages, but for what `onBlock` and `onEnd` do. */
export async function threadOf(onBlock: string, onEnd = ''): Promise<URL> {
  const file = path.join(await newFolder(), 'thread.mjs')
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads'
const seen = []
const give = (block) => parentPort.postMessage({ type: 'used', block }, [block])
parentPort.on('message', ({ type, block, bytes }) => {
  if (type === 'block') { ${onBlock} } else { ${onEnd} }
})\n`,
  )
  return pathToFileURL(file)
}

/** Decodes to so many bytes of 0, 1, … 250, 0, …; `written` says how many were taken so far. */
export function counting(totalBytes: number, chunkBytes = 65_536) {
  const state = { written: 0, isDone: false, reason: undefined as unknown }
  const decode: Decode = async (sink, signal) => {
    for (; state.written < totalBytes && !signal.aborted; ) {
      const chunk = Uint8Array.from(
        { length: Math.min(chunkBytes, totalBytes - state.written) },
        (_, i) => (state.written + i) % 251,
      )
      await sink(chunk)
      state.written += chunk.length
      await setImmediate()
    }
    state.isDone = true
    state.reason = signal.reason
    signal.throwIfAborted()
  }
  return { state, decode }
}
