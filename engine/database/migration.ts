/** One step from one shape of the database to the next. */

export interface Migration {
  /** Counts from 1 without gaps; equals `user_version` once applied. A published migration never changes. */
  readonly version: number
  /** What it brings, in a few words. */
  readonly name: string
  /** Statements; they run in one transaction. */
  readonly sql: string
}
