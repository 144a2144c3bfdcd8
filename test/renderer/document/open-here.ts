/** A document whose texts are read in this process, by what its worker runs. */

import { createDocument, type RecipeDocument } from '../../../renderer/editor/document/document-store.ts'
import { answerTo } from '../../../renderer/editor/document/read-document.ts'
import type { DocumentReader } from '../../../renderer/editor/document/reader.ts'

export interface HereReader extends DocumentReader {
  /** Answers wait until `go` is called. */
  hold(): () => void
}

export function readHere(): HereReader {
  let gate: Promise<void> = Promise.resolve()
  return {
    async ask(request) {
      const answer = answerTo({ ...request, id: 1 })
      await gate
      if ('message' in answer) throw new Error(answer.message)
      return answer
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
    close() {},
  }
}

export async function openHere(text: string, reader: DocumentReader = readHere()): Promise<RecipeDocument> {
  const { reading } = await reader.ask({ text, fileName: 'test.yaml', edits: [] })
  let ms = 0
  // A second between any two edits, so that only those marked alike are one.
  return createDocument({ name: 'test', text, reading, reader, now: () => (ms += 1000) })
}
