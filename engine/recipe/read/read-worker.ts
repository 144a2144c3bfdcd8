/** The thread in which recipes are read; see `read-in-worker.ts`, which owns it and may end it at any time. */
import { parentPort } from 'node:worker_threads'
import { packResult } from './pack-result.ts'
import { readRecipe } from './read-recipe.ts'

export interface ReadRequest {
  readonly text: string
  readonly fileName: string
}

parentPort?.on('message', ({ text, fileName }: ReadRequest) => {
  const packed = packResult(readRecipe(text, { fileName }))
  parentPort?.postMessage(packed, [packed.numbers.buffer])
})
