/** What the engine is made of, handed to every handler. Put together by engine.ts, which owns and closes it all. */
import type { Access } from '../access/access.ts'
import type { Analyses } from '../analysis/analyses.ts'
import type { Artifacts } from '../content/artifacts.ts'
import type { CacheUse } from '../content/cache-use.ts'
import type { Documents } from '../content/documents.ts'
import type { FactsTable } from '../content/facts-table.ts'
import type { Names } from '../content/names.ts'
import type { ContentStore } from '../content/store.ts'
import type { EffectRegistry } from '../effects/registry.ts'
import type { Library } from '../library/library.ts'
import type { FoundEncoder } from '../media/encoders/find-encoders.ts'
import type { MediaFacts } from '../media/probe/facts.ts'
import type { Tools } from '../media/tools/locate.ts'
import type { Catalogue } from '../nodes/descriptor.ts'
import type { RecipeReader } from '../recipe/read/read-in-worker.ts'
import type { Recipe } from '../recipe/recipe.ts'
import type { EventLog } from './execute/event-log.ts'
import type { Leases } from './execute/leases.ts'
import type { RunWishes } from './execute/run-wishes.ts'
import type { RunsTable } from './execute/runs-table.ts'
import type { Pools } from './execute/schedule/pools.ts'
import type { TaskLeases } from './execute/task-leases.ts'
import type { CostsTable } from './forecast/costs-table.ts'
import type { ForecastLog } from './forecast/forecast-log.ts'
import type { Settings } from './settings/settings.ts'

export interface EngineParts {
  /** Of this software, for provenance. */
  readonly version: string
  /** Random, made once per data folder; names this engine in provenance. */
  readonly engineId: string
  /** The data folder. */
  readonly home: string
  /** Who may call from elsewhere. */
  readonly access: Access
  readonly store: ContentStore
  readonly documents: Documents
  readonly names: Names
  readonly artifacts: Artifacts
  readonly cacheUse: CacheUse
  readonly facts: FactsTable<MediaFacts>
  readonly library: Library
  readonly analyses: Analyses
  readonly parsedRecipes: FactsTable<Recipe>
  readonly reader: RecipeReader
  readonly effects: EffectRegistry
  readonly catalogue: Catalogue
  readonly runs: RunsTable
  readonly events: EventLog
  readonly leases: Leases
  readonly taskLeases: TaskLeases
  readonly wishes: RunWishes
  readonly costs: CostsTable
  readonly forecastLog: ForecastLog
  /** Found once, when first needed. @throws ArtDagError FFMPEG_MISSING */
  readonly tools: () => Promise<Tools>
  /** What works of this platform's hardware; `again`: tried anew. @throws ArtDagError FFMPEG_MISSING */
  readonly encoders: (again?: boolean) => Promise<readonly FoundEncoder[]>
  readonly settings: Settings
  /** How many tasks run at once. */
  readonly slots: number
  /** What the tasks of all runs share; of processors there are as many as slots. */
  readonly pools: Pools
  /** Trust domain: part of every cache id when set. */
  readonly domain?: string
}
