/** Uploads that may be cut and go on: what has arrived is kept for a while, for whoever began it. */
import type { ArrivingFile } from '../../content/receive-file.ts'
import { ArtDagError } from '../../contract/errors.ts'

export interface OpenUpload {
  readonly file: ArrivingFile
  readonly totalBytes: number
}

export interface OpenUploads {
  /** How far it is. @throws ArtDagError NOT_FOUND */
  look(key: UploadKey): { readonly offset: number; readonly totalBytes: number }
  /**
   * Hands the upload to one request at a time; begins it where there is none. Done or refused for good it is forgotten,
   * else it stays as far as it came.
   * @throws ArtDagError BUSY, USAGE; what `work` throws
   */
  use<T>(
    key: UploadKey,
    begin: () => Promise<OpenUpload>,
    work: (upload: OpenUpload) => Promise<T>,
  ): Promise<T>
  /** Done: its file is somebody else's now. */
  forget(key: UploadKey): void
  drop(key: UploadKey): Promise<void>
  close(): Promise<void>
}

export interface UploadKey {
  /** Id of the token that it was begun with. */
  readonly owner: string
  readonly id: string
}

/** Each holds one chunk in memory and a file. */
const MAX_OPEN = 32
const KEEP_MS = 3600_000
const LOOK_EVERY_MS = 60_000

interface Entry extends OpenUpload {
  isBusy: boolean
  usedAtMs: number
}

export function createOpenUploads(now: () => number = () => performance.now()): OpenUploads {
  const open = new Map<string, Entry>()
  const textOf = ({ owner, id }: UploadKey): string => `${owner} ${id}`
  const drop = async (text: string): Promise<void> => {
    const entry = open.get(text)
    open.delete(text)
    await entry?.file.discard()
  }
  const timer = setInterval(() => {
    for (const [text, { isBusy, usedAtMs }] of open)
      if (!isBusy && now() - usedAtMs > KEEP_MS) void drop(text)
  }, LOOK_EVERY_MS).unref()
  const entryFor = async (text: string, begin: () => Promise<OpenUpload>): Promise<Entry> => {
    const known = open.get(text)
    if (known?.isBusy) throw busy('another request is sending this upload')
    if (known) return known
    if (open.size >= MAX_OPEN) throw busy(`${MAX_OPEN} uploads are open already`)
    const { file, totalBytes } = await begin()
    const entry = { file, totalBytes, isBusy: false, usedAtMs: now() }
    open.set(text, entry)
    return entry
  }
  return {
    look(key) {
      const entry = open.get(textOf(key))
      if (entry) return { offset: entry.file.receivedBytes, totalBytes: entry.totalBytes }
      throw new ArtDagError('NOT_FOUND', `there is no upload ${JSON.stringify(key.id)} to go on with`, {
        hint: 'begin it anew, with offset=0',
      })
    },
    async use(key, begin, work) {
      const entry = await entryFor(textOf(key), begin)
      entry.isBusy = true
      try {
        return await work(entry)
      } finally {
        entry.isBusy = false
        entry.usedAtMs = now()
      }
    },
    forget: (key) => void open.delete(textOf(key)),
    drop: (key) => drop(textOf(key)),
    async close() {
      clearInterval(timer)
      await Promise.all([...open.keys()].map(drop))
    },
  }
}

const busy = (message: string): ArtDagError => new ArtDagError('BUSY', message, { hint: 'try again later' })
