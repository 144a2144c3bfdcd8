/** Learned costs in the database, for each machine by itself. */
import { type Database, inTransaction } from '../../database/open.ts'
import type { Cost, Costs } from '../../plan/forecast/costs.ts'

export interface CostsTable {
  read(machine: string): Costs
  /** Changes some of them, in one step: several processes may learn at once. */
  change(machine: string, learn: (before: Costs) => Costs): void
}

export function createCostsTable(db: Database): CostsTable {
  const all = db.prepare<[string], Cost & { name: string }>(
    'SELECT name, value, samples FROM costs WHERE machine = ?',
  )
  const put = db.prepare<[string, string, number, number]>('INSERT OR REPLACE INTO costs VALUES (?, ?, ?, ?)')
  const read = (machine: string): Costs => new Map(all.all(machine).map(({ name, ...cost }) => [name, cost]))
  return {
    read,
    change: (machine, learn) =>
      inTransaction(db, () => {
        for (const [name, { value, samples }] of learn(read(machine))) put.run(machine, name, value, samples)
      }),
  }
}
