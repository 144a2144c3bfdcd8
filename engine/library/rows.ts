/** Rows of any table as plain data: taken out, and put back as they were. */
import type { Database } from '../database/open.ts'

type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/** By table, in the order in which they can be put back. */
export type PackedRows = Readonly<Record<string, readonly Row[]>>

/** Tables and columns are names of ours; what comes from JSON is checked all the same. */
const NAME = /^[a-z_]+$/

/** The rows that are deleted; to be called in a transaction. `condition` compares with `?`. */
export function takeRows(db: Database, table: string, condition: string, value: Value): readonly Row[] {
  const rows = db.prepare<[Value], Row>(`SELECT * FROM ${named(table)} WHERE ${condition}`).all(value)
  db.prepare(`DELETE FROM ${named(table)} WHERE ${condition}`).run(value)
  return rows
}

/** To be called in a transaction. Rows that are there already stay. */
export function putRows(db: Database, packed: PackedRows): void {
  for (const [table, rows] of Object.entries(packed))
    for (const row of rows) {
      const columns = Object.keys(row).map(named)
      const marks = columns.map(() => '?').join(', ')
      db.prepare(`INSERT OR IGNORE INTO ${named(table)} (${columns.join(', ')}) VALUES (${marks})`).run(
        ...Object.values(row),
      )
    }
}

function named(name: string): string {
  if (NAME.test(name)) return name
  throw new RangeError(`${JSON.stringify(name)} is no name of a table or column`)
}
