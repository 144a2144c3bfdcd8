/** All migrations in order. Adding one: a new file beside the others, and its line here. */
import { content } from './001-content.ts'
import { runs } from './002-runs.ts'
import { forecast } from './003-forecast.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [content, runs, forecast]
