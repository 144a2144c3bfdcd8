/** What SQLite complains of, in our words. */
import Sqlite from 'better-sqlite3'
import { ArtDagError } from '../contract/errors.ts'

// The second: no room for the index of the journal, which SQLite does not tell from other trouble with files.
const NO_ROOM = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])

/** The error as one of ours where a person can act on it, else as it came. */
export function explainDatabaseError(error: unknown, file: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error
  const about = { cause: error, details: { file, sqlite: error.code } }
  if (NO_ROOM.has(error.code)) {
    return new ArtDagError('DISK_FULL', `The database ${file} cannot grow: the disk is full`, {
      ...about,
      hint: 'Free some space on this disk, then try again.',
    })
  }
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new ArtDagError('BUSY', `Another process keeps the database ${file} locked`, {
      ...about,
      hint: 'Wait until it is done, or close the other Art DAG.',
    })
  }
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return new ArtDagError('STORE_CORRUPT', `The database ${file} is damaged`, {
      ...about,
      hint: `Move it away; a backup may lie beside it (${file}.v….bak). Files in the cache are found again by "artdag verify --repair".`,
    })
  }
  return error
}
