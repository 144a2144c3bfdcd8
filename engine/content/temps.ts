/** Files in the making. Each store has a folder of its own under `tmp/`, named after its process. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ArtDagError } from '../contract/errors.ts'
import { processMark, stateOfProcess } from './process-mark.ts'

export interface TempFolder {
  /** A path where nothing is yet. The extension (`.mp4`, or empty) is for programs that look at names. */
  path(extension: string): string
  /** Removes the folder with all that is left in it. */
  close(): void
}

/** Temps of another container on this machine: we cannot see whether it lives, but not for how long it has rested. */
const UNKNOWN_OWNER_MS = 24 * 3600 * 1000

export function createTempFolder(tmpDir: string): TempFolder {
  const folder = join(tmpDir, `${processMark()}-${randomUUID().slice(0, 8)}`)
  return {
    path(extension) {
      if (!/^(\.[a-z0-9]{1,10})?$/.test(extension)) {
        throw new ArtDagError('INTERNAL', `Not an extension: ${JSON.stringify(extension)}`)
      }
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return join(folder, `${randomUUID()}${extension}`)
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Removes what dead processes left. Other things in the folder are not ours and stay. Returns how many folders went. */
export function sweepTemps(tmpDir: string): number {
  const left = readdirSync(tmpDir).filter((name) => isLeftover(tmpDir, name))
  for (const name of left) rmSync(join(tmpDir, name), { recursive: true, force: true })
  return left.length
}

function isLeftover(tmpDir: string, name: string): boolean {
  const [, mark] = /^([0-9a-fx.]+)-[0-9a-f]{8}$/.exec(name) ?? []
  if (mark === undefined) return false
  const state = stateOfProcess(mark)
  if (state !== 'unknown') return state === 'dead'
  const stats = statSync(join(tmpDir, name), { throwIfNoEntry: false })
  return stats !== undefined && Date.now() - stats.mtimeMs > UNKNOWN_OWNER_MS
}
