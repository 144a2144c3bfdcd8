/** Where things lie in the cache: `cache/<two letters>/<cid>`; `quarantine/` for what is wrong, `trash/` for what was deleted. */
import { type Dirent, mkdirSync, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Cid } from '../contract/ids.ts'
import { parseCidText } from './cid.ts'

export interface Layout {
  /** Where an owned file lies, there or not. */
  fileOf(cid: Cid): string
  /** A free place in quarantine. */
  quarantineOf(cid: Cid): string
  /** Where an owned file waits after it was deleted. */
  trashOf(cid: Cid): string
  /** CIDs of what waits there. */
  trashed(): Generator<Cid>
  /** CIDs of all files in the cache, known to the database or not. */
  files(): Generator<Cid>
}

const SHARD = /^[a-z2-7]{2}$/

export function createLayout(cacheDir: string): Layout {
  const root = resolve(cacheDir)
  const quarantine = join(root, 'quarantine')
  const trash = join(root, 'trash')
  mkdirSync(quarantine, { recursive: true })
  mkdirSync(trash, { recursive: true })
  // The end of a CID, because all begin alike; not the last letter, which holds fewer bits.
  const shardOf = (cid: Cid): string => cid.slice(-3, -1)
  return {
    fileOf: (cid) => join(root, shardOf(cid), cid),
    quarantineOf: (cid) => join(quarantine, `${cid}.${Date.now()}`),
    trashOf: (cid) => join(trash, cid),
    *trashed() {
      for (const { name } of entries(trash)) if (parseCidText(name) === name) yield name as Cid
    },
    *files() {
      for (const shard of entries(root)) {
        if (!shard.isDirectory() || !SHARD.test(shard.name)) continue
        for (const file of entries(join(root, shard.name))) {
          const cid = parseCidText(file.name)
          if (file.isFile() && cid === file.name && shardOf(cid) === shard.name) yield cid
        }
      }
    },
  }
}

/** Makes the folder of a file; new folders are on the disk when this returns. */
export async function makeFolderOf(file: string): Promise<void> {
  const folder = dirname(file)
  const made = mkdirSync(folder, { recursive: true })
  if (made !== undefined) await syncFolder(dirname(folder))
}

/** Puts a folder's list of names on the disk, so that a rename outlives a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no handles on folders; there the file system's own journal has to do.
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function entries(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true })
}
