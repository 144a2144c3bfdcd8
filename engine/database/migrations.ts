/** All migrations in order. Adding one: a new file beside the others, and its line here. */
import { content } from './001-content.ts'
import { runs } from './002-runs.ts'
import { forecast } from './003-forecast.ts'
import { analysis } from './004-analysis.ts'
import { access } from './005-access.ts'
import { library } from './006-library.ts'
import { tempo } from './007-tempo.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [content, runs, forecast, analysis, access, library, tempo]
