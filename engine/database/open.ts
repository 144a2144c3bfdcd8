/** Opens the one database of a data folder. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { ArtDagError } from '../contract/errors.ts'
import { explainDatabaseError } from './failures.ts'
import { migrate, refuseNewer, schemaVersion } from './migrate.ts'
import type { Migration } from './migration.ts'
import { migrations as allMigrations } from './migrations.ts'

export type Database = Sqlite.Database

/** SQLite's name for a database that lives as long as its connection; for tests. */
const IN_MEMORY = ':memory:'
/** Another process may hold the lock this long before we give up. */
const BUSY_TIMEOUT_MS = 5000

export interface OpenOptions {
  /** Nothing is created, migrated or written. The file must be there, in the shape we know. */
  readonly readonly?: boolean
  /** Only tests pass another list. */
  readonly migrations?: readonly Migration[]
}

/**
 * Opens (and where needed creates and migrates) the database; the caller closes it. A commit is on the disk when it
 * returns. Calls block, so they stay small.
 * @throws ArtDagError DATABASE_NEWER, NOT_FOUND (readonly), BUSY, DISK_FULL, STORE_CORRUPT
 */
export function openDatabase(file: string, options: OpenOptions = {}): Database {
  const migrations = options.migrations ?? allMigrations
  try {
    return options.readonly === true ? openForReading(file, migrations) : openForWriting(file, migrations)
  } catch (error) {
    throw explainDatabaseError(error, file)
  }
}

/**
 * Runs `work` in one write transaction: all of it is kept, or, when it throws, nothing. Inside another
 * transaction it becomes a part of that one.
 * @throws what `work` throws; ArtDagError BUSY, DISK_FULL, STORE_CORRUPT
 */
export function inTransaction<T>(db: Database, work: () => T): T {
  try {
    // Immediate: a transaction that reads first and writes later could not wait for another writer.
    return db.transaction(work).immediate()
  } catch (error) {
    throw explainDatabaseError(error, db.name)
  }
}

function openForWriting(file: string, migrations: readonly Migration[]): Database {
  if (file !== IN_MEMORY) createFile(file)
  return configured(new Sqlite(file, { timeout: BUSY_TIMEOUT_MS }), (db) => {
    // A newer database is left as it is, to the last byte.
    refuseNewer(db, migrations)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    migrate(db, migrations)
  })
}

function createFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  // What people render is their own business: nobody else reads the database or its journal.
  closeSync(openSync(file, 'a', 0o600))
}

function openForReading(file: string, migrations: readonly Migration[]): Database {
  if (!existsSync(file)) {
    throw new ArtDagError('NOT_FOUND', `There is no database at ${file}`, {
      hint: 'Run any command that stores something, for example "artdag import".',
    })
  }
  return configured(new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS }), (db) => {
    refuseNewer(db, migrations)
    if (schemaVersion(db) < migrations.length) {
      throw new ArtDagError('BUSY', `${file} is of an older version and not migrated yet`, {
        hint: 'Run any command that writes, once; it migrates the database.',
      })
    }
  })
}

function configured(db: Database, configure: (db: Database) => void): Database {
  try {
    configure(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
