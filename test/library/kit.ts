/** An engine whose store holds files that nothing had to probe, and nobody to render what is queued. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { createFactsTable } from '../../engine/content/facts-table.ts'
import { createNames } from '../../engine/content/names.ts'
import { ContentStore } from '../../engine/content/store.ts'
import type { Cid, PlanId, RunId } from '../../engine/contract/ids.ts'
import type { RunState } from '../../engine/contract/schemas.ts'
import { type Database, openDatabase } from '../../engine/database/open.ts'
import { createPublished, type Published } from '../../engine/library/marks.ts'
import type { MediaFacts } from '../../engine/media/probe/facts.ts'
import { PROBER_VERSION } from '../../engine/media/probe/probe.ts'
import { createEventLog, type EventLog } from '../../engine/run/execute/event-log.ts'
import { createLeases, QUEUE_LEASE } from '../../engine/run/execute/leases.ts'
import { createRunsTable, type RunsTable } from '../../engine/run/execute/runs-table.ts'
import { factsOf, fileOf } from '../plan/kit.ts'
import { openEngine } from '../support/engine.ts'

export interface Shelf {
  readonly client: EngineClient
  readonly home: string
  readonly database: Database
  readonly runs: RunsTable
  readonly events: EventLog
  readonly published: Published
  /** Stores a file whose bytes are its name, with facts made up. */
  put(name: string, facts?: MediaFacts): Promise<Cid>
  /** Makes the row of a run that never was. */
  addRun(name: string, run?: FakeRun): RunId
}

export interface FakeRun {
  readonly state?: RunState
  readonly inputs?: readonly Cid[]
  readonly output?: Cid
  readonly recipeCid?: Cid
}

/** Everything is gone when the test ends. */
export async function openShelf(): Promise<Shelf> {
  const { client, home } = await openEngine()
  const database = openDatabase(path.join(home, 'artdag.db'))
  const store = new ContentStore({
    database,
    cacheDir: path.join(home, 'cache'),
    tmpDir: path.join(home, 'tmp'),
  })
  const lease = createLeases(database).acquire(QUEUE_LEASE)
  onTestFinished(async () => {
    lease?.release()
    await store.close()
    database.close()
  })
  const [names, facts, runs] = [
    createNames(database, store),
    createFactsTable(database),
    createRunsTable(database),
  ]
  return {
    ...{
      client,
      home,
      database,
      runs,
      events: createEventLog(database),
      published: createPublished(database),
    },
    async put(name, known = factsOf()) {
      const file = path.join(home, name)
      writeFileSync(file, name)
      const { cid } = await store.importFile(file)
      facts.put(cid, String(PROBER_VERSION), known)
      names.nameContent(name, cid)
      return cid
    },
    addRun: (name, run = {}) => addRun(runs, name, run),
  }
}

function addRun(
  runs: RunsTable,
  name: string,
  { state = 'finished', inputs = [], output, recipeCid }: FakeRun,
): RunId {
  const runId = fileOf(name).cid as string as RunId
  const planId = fileOf(`plan ${name}`).cid as string as PlanId
  const row = { runId, recipe: name, inputNames: [], planId, profile: 'mp4', request: {}, inputs, recipeCid }
  runs.begin(row, state === 'queued' ? 'queued' : 'running')
  if (state === 'finished' || state === 'failed' || state === 'cancelled')
    runs.end(runId, { state, tasksRun: 1, tasksCached: 0, seconds: 1, ...(output ? { output } : {}) })
  return runId
}

/** A recipe of one step over one clip. */
export const recipeNamed = (name: string, step = 'type: RESIZE, config: { width: 40 }'): string => `
name: ${name}
version: "1"
description: About ${name}.
inputs: { clip: video }
steps: [{ id: made, inputs: [clip], ${step} }]
output: made
`
