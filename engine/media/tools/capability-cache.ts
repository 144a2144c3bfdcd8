/** Keeps what binaries said of themselves in one JSON file, so that a start costs a stat instead of ten processes. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Capabilities } from './capabilities.ts'

/** A binary as it was asked; another size or time is another binary. */
export interface BinaryKey {
  readonly path: string
  readonly sizeBytes: number
  readonly mtimeMs: number
}

const Names = z.array(z.string()).readonly()
const Entry = z.object({
  sizeBytes: z.number(),
  mtimeMs: z.number(),
  capabilities: z.object({
    version: z.string(),
    filters: Names,
    encoders: Names,
    demuxers: Names,
    muxers: Names,
    fingerprint: z.object({ configuration: z.string(), libraries: z.record(z.string(), z.string()) }),
  }),
})
const Document = z.object({ v: z.literal(1), binaries: z.record(z.string(), Entry) })
type Document = z.infer<typeof Document>

export class CapabilityCache {
  readonly #file: string | undefined
  #document: Promise<Document> | undefined

  /** Without a file it remembers for its own lifetime only. The file may vanish at any time. */
  constructor(file?: string) {
    this.#file = file
  }

  async get(key: BinaryKey): Promise<Capabilities | undefined> {
    const entry = (await this.#read()).binaries[key.path]
    return entry?.sizeBytes === key.sizeBytes && entry.mtimeMs === key.mtimeMs
      ? entry.capabilities
      : undefined
  }

  async put({ path: binary, sizeBytes, mtimeMs }: BinaryKey, capabilities: Capabilities): Promise<void> {
    const document = await this.#read()
    document.binaries[binary] = { sizeBytes, mtimeMs, capabilities }
    if (this.#file !== undefined) await writeWhole(this.#file, JSON.stringify(document))
  }

  #read(): Promise<Document> {
    this.#document ??= this.#file === undefined ? Promise.resolve(empty()) : load(this.#file)
    return this.#document
  }
}

const empty = (): Document => ({ v: 1, binaries: {} })

/** A file that is missing, damaged or of another version is as good as an empty one: everything is asked again. */
async function load(file: string): Promise<Document> {
  try {
    return Document.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return empty()
  }
}

/** Readers see the old file or the new one, never a part. A folder that cannot be written only costs time next time. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(temporary, text)
    await rename(temporary, file)
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}
