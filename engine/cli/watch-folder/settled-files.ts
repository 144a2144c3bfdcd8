/** Files of a folder that are complete: whoever writes them has not touched them for a while. */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

export interface SettledFile {
  readonly path: string
  readonly sizeBytes: number
  readonly mtimeMs: number
}

export interface LookResult {
  readonly settled: readonly SettledFile[]
  /** Files that are still being written, or were only just seen. */
  readonly pending: number
}

/** Names that programs give to what they are not done with. */
const UNFINISHED = /^\.|~$|\.(?:part|partial|tmp|temp|crdownload|download|filepart|swp)$/i

/** Looks once; what it saw then is compared at the next look. `nowMs` only grows. */
export class FolderView {
  readonly #folder: string
  readonly #settleMs: number
  readonly #seen = new Map<string, SettledFile & { readonly sinceMs: number }>()

  constructor(folder: string, settleMs: number) {
    this.#folder = folder
    this.#settleMs = settleMs
  }

  /** In the order of their names. Folders below are left alone. @throws what reading the folder throws */
  look(nowMs: number): LookResult {
    const names = readdirSync(this.#folder)
      .filter((name) => !UNFINISHED.test(name))
      .sort()
    const files = names.flatMap((name) => fileAt(path.join(this.#folder, name)) ?? [])
    const there = new Set(files.map((file) => file.path))
    for (const known of this.#seen.keys()) if (!there.has(known)) this.#seen.delete(known)
    const settled = files.filter((file) => this.#isSettled(file, nowMs))
    return { settled, pending: files.filter(({ sizeBytes }) => sizeBytes > 0).length - settled.length }
  }

  #isSettled(file: SettledFile, nowMs: number): boolean {
    const before = this.#seen.get(file.path)
    const isSame = before?.sizeBytes === file.sizeBytes && before.mtimeMs === file.mtimeMs
    const sinceMs = isSame ? before.sinceMs : nowMs
    this.#seen.set(file.path, { ...file, sinceMs })
    return file.sizeBytes > 0 && nowMs - sinceMs >= this.#settleMs
  }
}

/** Gone a moment after it was listed: as if it had never been there. */
function fileAt(file: string): SettledFile | undefined {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() ? { path: file, sizeBytes: stats.size, mtimeMs: stats.mtimeMs } : undefined
}
