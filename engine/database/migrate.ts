/** Brings a database to the shape this program knows, and never loses the older one on the way. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { ArtDagError } from '../contract/errors.ts'
import type { Migration } from './migration.ts'

/**
 * Applies what is missing, each migration in a transaction of its own. An existing older database is copied to
 * `<file>.v<version>.bak` first. Two processes may do this at once.
 * @throws ArtDagError DATABASE_NEWER
 */
export function migrate(db: Sqlite.Database, migrations: readonly Migration[]): void {
  const from = schemaVersion(db)
  refuseNewer(db, migrations)
  if (from > 0 && from < migrations.length) backUp(db, from)
  for (const migration of migrations) apply(db, migration)
}

/** @throws ArtDagError DATABASE_NEWER when the database knows migrations that we do not. */
export function refuseNewer(db: Sqlite.Database, migrations: readonly Migration[]): void {
  const found = schemaVersion(db)
  if (found <= migrations.length) return
  throw new ArtDagError(
    'DATABASE_NEWER',
    `${db.name} has schema ${found}; this version knows ${migrations.length}`,
    {
      hint: 'Update Art DAG, or use another data folder (ARTDAG_HOME).',
      details: { file: db.name, found, known: migrations.length },
    },
  )
}

/** Number of migrations a database has had. */
export function schemaVersion(db: Sqlite.Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function apply(db: Sqlite.Database, migration: Migration): void {
  db.transaction(() => {
    // Asked again under the lock: another process may have been faster.
    if (schemaVersion(db) >= migration.version) return
    db.exec(migration.sql)
    db.pragma(`user_version = ${migration.version}`)
  }).immediate()
}

function backUp(db: Sqlite.Database, version: number): void {
  const backup = `${db.name}.v${version}.bak`
  const unfinished = `${backup}.${process.pid}`
  rmSync(unfinished, { force: true })
  db.prepare('VACUUM INTO ?').run(unfinished)
  // While we copied, another process may have migrated; then its backup is the right one.
  if (versionOfFile(unfinished) === version || !existsSync(backup)) renameSync(unfinished, backup)
  else rmSync(unfinished)
}

function versionOfFile(file: string): number {
  const db = new Sqlite(file, { readonly: true })
  try {
    return schemaVersion(db)
  } finally {
    db.close()
  }
}
