/** What was worked out about content, with the version of what worked it out. Can be made again at any time. */
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'

export interface FactsTable<Facts> {
  /** Absent: never worked out, or by another version. */
  get(cid: Cid, version: string): Facts | undefined
  put(cid: Cid, version: string, facts: Facts): void
}

/** Media facts by the media's CID; `version` is the prober's. The type is the prober's word: rows come from it alone. */
export function createFactsTable<Facts>(db: Database): FactsTable<Facts> {
  return createTable(db, 'media_facts', 'version')
}

/** Parsed recipes by the raw CID of their text; `version` is the reader's. */
export function createParsedRecipes<Recipe>(db: Database): FactsTable<Recipe> {
  return createTable(db, 'parsed_recipes', 'reader_version')
}

function createTable<Facts>(db: Database, table: string, versionColumn: string): FactsTable<Facts> {
  const get = db.prepare<[string, string], { json: string }>(
    `SELECT json FROM ${table} WHERE cid = ? AND ${versionColumn} = ?`,
  )
  const put = db.prepare<[string, string, string]>(`INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?)`)
  return {
    get(cid, version) {
      const row = get.get(cid, version)
      return row === undefined ? undefined : parse<Facts>(row.json)
    },
    put: (cid, version, facts) => void inTransaction(db, () => put.run(cid, version, JSON.stringify(facts))),
  }
}

function parse<Facts>(json: string): Facts | undefined {
  try {
    return JSON.parse(json)
  } catch {
    // Damaged: as good as never worked out, and the next put mends it.
    return undefined
  }
}
