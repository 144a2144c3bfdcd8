/** Puts the parts together: one data folder, one engine, one client that speaks the contract. */
import path from 'node:path'
import { createRouterClient, type Router } from '@orpc/server'
import packageFile from '../package.json' with { type: 'json' }
import { type Access, createAccess } from './access/access.ts'
import { createAnalyses } from './analysis/analyses.ts'
import type { EngineClient } from './client/engine-client.ts'
import { createArtifacts } from './content/artifacts.ts'
import { createCacheUse } from './content/cache-use.ts'
import { engineId, makeHome, tmpFolder } from './content/data-folder.ts'
import { createDocuments } from './content/documents.ts'
import { createFactsTable, createParsedRecipes } from './content/facts-table.ts'
import { createNames } from './content/names.ts'
import { ContentStore } from './content/store.ts'
import type { Setting } from './contract/groups/settings.ts'
import type { Contract } from './contract/procedures.ts'
import type { EncoderChoice } from './contract/schemas.ts'
import { type Database, openDatabase } from './database/open.ts'
import { createEffectRegistry } from './effects/registry.ts'
import { createLibrary } from './library/library.ts'
import { purgeSoon } from './library/purge-soon.ts'
import { findEncoders } from './media/encoders/find-encoders.ts'
import { letChildrenGoAfterUs } from './media/process/go-after-us.ts'
import { locateTools, type Tools } from './media/tools/locate.ts'
import { TOOL_NEEDS } from './media/tools/requirements.ts'
import type { Catalogue } from './nodes/descriptor.ts'
import { CATALOGUE } from './nodes/index.ts'
import { createRecipeReader } from './recipe/read/read-in-worker.ts'
import { createEventLog } from './run/execute/event-log.ts'
import { fillInputPaths } from './run/execute/fill-paths.ts'
import { createLeases } from './run/execute/leases.ts'
import { onProcessor } from './run/execute/on-processor.ts'
import { createRunWishes } from './run/execute/run-wishes.ts'
import { createRunsTable } from './run/execute/runs-table.ts'
import { createPools, type PoolSizes } from './run/execute/schedule/pools.ts'
import { type ServedQueue, serveQueue } from './run/execute/serve-queue.ts'
import { createTaskLeases } from './run/execute/task-leases.ts'
import { createCostsTable } from './run/forecast/costs-table.ts'
import { createForecastLog } from './run/forecast/forecast-log.ts'
import { access } from './run/handlers/access-handlers.ts'
import { analysis } from './run/handlers/analysis-handlers.ts'
import { content } from './run/handlers/content-handlers.ts'
import { type HandlerContext, os } from './run/handlers/context.ts'
import { configs, recipes } from './run/handlers/recipe-handlers.ts'
import { plans, runs } from './run/handlers/run-handlers.ts'
import { settings as settingsHandlers } from './run/handlers/settings-handlers.ts'
import { system } from './run/handlers/system-handlers.ts'
import { templates } from './run/handlers/template-handlers.ts'
import { trash } from './run/handlers/trash-handlers.ts'
import type { EngineParts } from './run/parts.ts'
import { homeFrom, openSettings, type Settings } from './run/settings/settings.ts'

export interface EngineOptions {
  /** Data folder; default ARTDAG_HOME, else ~/.artdag. */
  readonly home?: string
  /** Files of the store; default CACHE_DIR, else `cache` in the data folder. On the same file system as its `tmp`. */
  readonly cacheDir?: string
  /** Processors that tasks share; default: all there are. */
  readonly slots?: number
  /** Places of the other pools that tasks share. */
  readonly pools?: Partial<Omit<PoolSizes, 'cpu'>>
  /** What encodes where a request does not say; default ARTDAG_ENCODER, else `software`. */
  readonly encoder?: EncoderChoice
  /** Node types; default: all that there are. */
  readonly catalogue?: Catalogue
  /** Trust domain, from ARTDAG_CLUSTER_KEY later. */
  readonly domain?: string
}

export interface Engine {
  /** Calls handlers in this process. The caller is on this machine and may name files by path. */
  readonly client: EngineClient
  readonly home: string
  /** The handlers themselves, for doors that carry calls from elsewhere. */
  readonly router: Router<Contract, HandlerContext>
  /** For a call from elsewhere: it names no files of this machine, but those below the folders to import from. */
  contextFrom(importRoots: readonly string[], served?: readonly Setting[]): HandlerContext
  /** Who may call from elsewhere. */
  readonly access: Access
  /** Renders what is queued in this process, until it is stopped; to be stopped before the engine is closed. */
  serveQueue(onTrouble: (error: unknown) => void): ServedQueue
  /** Ends threads and closes the database. Runs must have ended, or be aborted first. */
  close(): Promise<void>
}

/** @throws ArtDagError DATABASE_NEWER, BUSY, USAGE when the folder cannot be used */
export function createEngine(options: EngineOptions = {}): Engine {
  const found = homeFrom(options, process.env)
  const home = found.value
  makeHome(home)
  const settings = openSettings(found, options, process.env)
  const database = openDatabase(path.join(home, 'artdag.db'))
  try {
    return openEngine(home, database, settings, options)
  } catch (error) {
    database.close()
    throw error
  }
}

function openEngine(
  home: string,
  database: Database,
  settings: Settings,
  { pools, catalogue, domain }: EngineOptions,
): Engine {
  const { cacheDir: cache, slots } = settings
  const store = new ContentStore({ database, cacheDir: cache, tmpDir: tmpFolder(home, cache) })
  store.sweep()
  const documents = createDocuments(database)
  const leases = createLeases(database)
  const shared = createPools({ ...pools, cpu: slots })
  const tools = once(() => locateTools({ needs: TOOL_NEEDS, cacheFile: path.join(home, 'tools.json') }))
  const parts: Omit<EngineParts, 'reader'> = {
    version: packageFile.version,
    engineId: engineId(home),
    home,
    access: createAccess({ database, home }),
    store,
    documents,
    names: createNames(database, store),
    artifacts: createArtifacts(database),
    cacheUse: createCacheUse(database),
    facts: createFactsTable(database),
    library: createLibrary({ database, store, documents, home: cache }),
    analyses: createAnalyses({
      ...{ database, documents, leases },
      decoding: { tools, folder: home, fillPaths: (command) => fillInputPaths(command, { store }) },
      onProcessor: (work, signal) => onProcessor(shared, work, signal),
    }),
    parsedRecipes: createParsedRecipes(database),
    effects: createEffectRegistry([path.join(home, 'effects'), BUILT_IN_EFFECTS]),
    catalogue: catalogue ?? CATALOGUE,
    runs: createRunsTable(database),
    events: createEventLog(database),
    leases,
    taskLeases: createTaskLeases(database, leases),
    wishes: createRunWishes(database),
    costs: createCostsTable(database),
    forecastLog: createForecastLog(database),
    tools,
    encoders: async (again = false) =>
      await findEncoders((await tools()).ffmpeg, { cacheFile: path.join(home, 'encoders.json'), again }),
    settings,
    slots,
    pools: shared,
    ...(domain === undefined ? {} : { domain }),
  }
  // Last, since it starts a thread, which nobody would end if anything above threw.
  const reader = createRecipeReader()
  const context: HandlerContext = { parts: { ...parts, reader }, mayReadPaths: true }
  const purge = purgeSoon(parts.library.trash)
  const router = os.router({
    content,
    recipes,
    configs,
    plans,
    runs,
    analysis,
    trash,
    access,
    settings: settingsHandlers,
    templates,
    system,
  })
  return {
    home,
    client: createRouterClient(router, { context }),
    router,
    access: parts.access,
    contextFrom: (importRoots, served = []) => ({
      ...{ parts: context.parts, mayReadPaths: false, importRoots, served },
    }),
    serveQueue(onTrouble) {
      letChildrenGoAfterUs()
      return serveQueue(context.parts, onTrouble)
    },
    async close() {
      await purge.end()
      await reader.close()
      await store.close()
      database.close()
    },
  }
}

const BUILT_IN_EFFECTS = path.join(import.meta.dirname, '../resources/effects')

/** A failure is not kept: the user may mend it and ask again. */
function once(find: () => Promise<Tools>): () => Promise<Tools> {
  let found: Promise<Tools> | undefined
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
}
