/** The database opens, migrates once, and never harms one that it does not know. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ArtDagError } from '../../engine/contract/errors.ts'
import type { Migration } from '../../engine/database/migration.ts'
import { migrations as real } from '../../engine/database/migrations.ts'
import { type Database, inTransaction, type OpenOptions, openDatabase } from '../../engine/database/open.ts'

const first: Migration = {
  version: 1,
  name: 'first',
  sql: "CREATE TABLE a (x); INSERT INTO a VALUES ('kept')",
}
const second: Migration = { version: 2, name: 'second', sql: 'CREATE TABLE b (y)' }
const broken: Migration = { version: 2, name: 'broken', sql: 'CREATE TABLE b (y); CREATE TABLE a (again)' }

function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'artdag-db-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'sub', 'artdag.db')
  const open = (options: OpenOptions = {}): Database => {
    const db = openDatabase(file, options)
    onTestFinished(() => void db.close())
    return db
  }
  return { folder, file, open }
}

function codeOf(work: () => unknown): unknown {
  try {
    work()
    return 'no error'
  } catch (error) {
    return error instanceof ArtDagError ? error.code : error
  }
}

const version = (db: Database): unknown => db.pragma('user_version', { simple: true })
const tables = (db: Database): unknown[] =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()

describe('opening the database', () => {
  it('makes it, for its owner only, durable and strict', () => {
    const { file, open } = setup()
    const db = open()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const pragma = (name: string): unknown => db.pragma(name, { simple: true })
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(pragma)).toEqual([
      'wal',
      2,
      1,
      5000,
    ])
  })

  it('gives all tables of the content', () => {
    const { open } = setup()
    const db = open()
    for (const table of [
      'aliases',
      'artifacts',
      'blobs',
      'documents',
      'media_facts',
      'names',
      'parsed_recipes',
    ]) {
      expect(tables(db)).toContain(table)
    }
    expect(version(db)).toBe(real.length)
  })

  it('knows its migrations by numbers without gaps', () => {
    expect(real.map((migration) => migration.version)).toEqual(real.map((_, i) => i + 1))
  })

  it('for reading changes nothing and makes nothing', () => {
    const { file, open } = setup()
    expect(codeOf(() => openDatabase(file, { readonly: true }))).toBe('NOT_FOUND')
    expect(existsSync(file)).toBe(false)
    open()
    const db = open({ readonly: true })
    expect(() => db.exec('CREATE TABLE c (z)')).toThrow(/readonly/)
  })

  it('is refused in words for a file that is no database', () => {
    const { folder } = setup()
    const file = join(folder, 'noise.db')
    writeFileSync(file, 'this is not a database, however long one reads it'.repeat(100))
    expect(codeOf(() => openDatabase(file))).toBe('STORE_CORRUPT')
  })
})

describe('migrating', () => {
  it('brings an older database up to date and keeps a copy of it', () => {
    const { file, open } = setup()
    open({ migrations: [first] }).close()
    const db = open({ migrations: [first, second] })
    expect(tables(db)).toEqual(['a', 'b'])
    expect(version(db)).toBe(2)
    const backup = openDatabase(`${file}.v1.bak`, { readonly: true, migrations: [first] })
    expect(backup.prepare('SELECT x FROM a').pluck().all()).toEqual(['kept'])
    expect(tables(backup)).toEqual(['a'])
    backup.close()
  })

  it('makes no copy when there is nothing to migrate', () => {
    const { folder, open } = setup()
    open({ migrations: [first] }).close()
    open({ migrations: [first] }).close()
    expect(readdirSync(join(folder, 'sub')).filter((name) => name.includes('bak'))).toEqual([])
  })

  it('that fails leaves the older shape, whole', () => {
    const { open } = setup()
    open({ migrations: [first] }).close()
    expect(() => open({ migrations: [first, broken] })).toThrow(/already exists/)
    const db = open({ migrations: [first] })
    expect([tables(db), version(db)]).toEqual([['a'], 1])
  })

  it('refuses a newer database and does not touch a byte of it', () => {
    const { file, open } = setup()
    open({ migrations: [first, second] }).close()
    const before = readFileSync(file)
    expect(codeOf(() => open({ migrations: [first] }))).toBe('DATABASE_NEWER')
    expect(codeOf(() => open({ migrations: [first], readonly: true }))).toBe('DATABASE_NEWER')
    expect(readFileSync(file)).toEqual(before)
  })

  it('is not done by one who only reads', () => {
    const { open } = setup()
    open({ migrations: [first] }).close()
    expect(codeOf(() => open({ migrations: [first, second], readonly: true }))).toBe('BUSY')
  })
})

describe('a transaction', () => {
  it('keeps all or nothing', () => {
    const { open } = setup()
    const db = open({ migrations: [first] })
    const count = (): unknown => db.prepare('SELECT count(*) FROM a').pluck().get()
    const failing = () =>
      inTransaction(db, () => {
        db.exec('DELETE FROM a')
        throw new Error('halfway')
      })
    expect(failing).toThrow('halfway')
    expect(count()).toBe(1)
    inTransaction(db, () => inTransaction(db, () => db.exec('DELETE FROM a')))
    expect(count()).toBe(0)
  })

  it('says BUSY when another process never lets go', () => {
    const { open } = setup()
    const [db, other] = [open({ migrations: [first] }), open({ migrations: [first] })]
    db.pragma('busy_timeout = 20')
    other.exec('BEGIN IMMEDIATE')
    expect(codeOf(() => inTransaction(db, () => db.exec('DELETE FROM a')))).toBe('BUSY')
    other.exec('ROLLBACK')
  })

  it('says DISK_FULL when the database may not grow', () => {
    const { open } = setup()
    const db = open({ migrations: [first] })
    db.pragma('max_page_count = 4')
    const fill = () => inTransaction(db, () => db.exec('INSERT INTO a VALUES (zeroblob(1000000))'))
    expect(codeOf(fill)).toBe('DISK_FULL')
  })
})
