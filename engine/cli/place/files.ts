/** How files reach the engine and come back: by their paths where it is this process, over the network elsewhere. */
import type { Readable } from 'node:stream'
import type { Cid } from '../../contract/ids.ts'
import type { InputBinding } from '../../contract/schemas.ts'

export interface Files {
  /** What the engine knows it as: a file by its path, or by its CID once it was sent there. What names no file is as it is. */
  give(text: string): Promise<string>
  /** The same without sending it: for what only asks whether it is known. */
  nameOf(text: string): Promise<string>
  /** Brings a file to the engine. */
  keep(file: string): Promise<Cid>
  /** Writes a stored file there, whole or not at all; missing folders are made. */
  take(cid: Cid, target: string): Promise<{ readonly path: string; readonly sizeBytes: number }>
  /** Bytes of a stored file, or a document's text. */
  read(name: string): Promise<Readable | string>
  /** Ends what it works with. */
  close(): Promise<void>
}

export const giveAll = async (files: Files, inputs: readonly InputBinding[]): Promise<InputBinding[]> => {
  const given: InputBinding[] = []
  for (const { name, content } of inputs) given.push({ name, content: await files.give(content) })
  return given
}
