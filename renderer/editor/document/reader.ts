/** Asks the document worker, one request after the other. */
import type { RecipeEdit } from '../../../engine/recipe/write/edit-recipe.ts'
import type { DocumentAnswer, DocumentRequest } from './read-document.ts'
import type { Reading } from './reading.ts'

export interface ReadDocument {
  readonly text: string
  readonly reading: Reading
}

export interface DocumentReader {
  /** @throws Error in words, when the edits do not fit the text */
  ask(request: Omit<DocumentRequest, 'id'>): Promise<ReadDocument>
  close(): void
}

export type { RecipeEdit }

export function openReader(): DocumentReader {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (answer: DocumentAnswer) => void>()
  let last = 0
  worker.onmessage = ({ data }: MessageEvent<DocumentAnswer>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  }
  // A fault of ours; who waits would wait for ever.
  worker.onerror = ({ message }) => {
    for (const [id, answer] of waiting) answer({ id, message })
    waiting.clear()
  }
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, (answer) =>
          'message' in answer ? reject(new Error(answer.message)) : resolve(answer),
        )
        worker.postMessage({ ...request, id } satisfies DocumentRequest)
      }),
    close: () => worker.terminate(),
  }
}
