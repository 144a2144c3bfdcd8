/** Files of the user's that were read before: as long as they look untouched, importing them again reads nothing. */
import { lstatSync } from 'node:fs'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import type { FileIdentity } from './file-identity.ts'

export interface Sources {
  /** How a file looks now; absent when there is none, or it changed so lately that another change might not show. */
  look(path: string): Look | undefined
  /** The CID a file had when it looked just so. */
  find(look: Look): Cid | undefined
  /** Remembers the CID, if what was hashed is what was looked at. */
  remember(look: Look, hashed: { readonly cid: Cid; readonly identity: FileIdentity }): void
}

/** A path and all that changes when the file behind it does, also the time of change that no program can set. */
export interface Look {
  readonly path: string
  readonly stamp: string
}

/** Clocks of file systems tick as slowly as every two seconds. */
const SETTLED_MS = 2000

export function createSources(db: Database): Sources {
  const get = db.prepare<[string, string], { cid: Cid }>(
    'SELECT cid FROM sources WHERE path = ? AND stamp = ?',
  )
  const put = db.prepare<[string, string, string]>('INSERT OR REPLACE INTO sources VALUES (?, ?, ?)')
  return {
    look(path) {
      const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false })
      if (stats === undefined || Date.now() - Number(stats.ctimeMs) < SETTLED_MS) return undefined
      const { size, mtimeNs, ino, ctimeNs, dev } = stats
      return { path, stamp: [size, mtimeNs, ino, ctimeNs, dev].join(' ') }
    },
    find: ({ path, stamp }) => get.get(path, stamp)?.cid,
    remember({ path, stamp }, { cid, identity }) {
      const { sizeBytes, mtimeNs, inode } = identity
      if (!stamp.startsWith(`${sizeBytes} ${mtimeNs} ${inode} `)) return
      inTransaction(db, () => put.run(path, stamp, cid))
    },
  }
}
