/** Runs in the database: one row a run, whatever the number of its attempts. */

import { ArtDagError, type ErrorReport } from '../../contract/errors.ts'
import type { Cid, PlanId, RunId } from '../../contract/ids.ts'
import type { RunState, RunSummary } from '../../contract/schemas.ts'
import { type Database, inTransaction } from '../../database/open.ts'
import { type Page, pageOf, readCursor } from '../../library/page.ts'
import { IS_PREVIEW } from '../../library/previews.ts'

export interface NewRun {
  readonly runId: RunId
  readonly recipe: string
  /** Names of the recipe's inputs; with the recipe's name they say which earlier run to compare with. */
  readonly inputNames: readonly string[]
  readonly planId: PlanId
  readonly profile: string
  /** What to do again, as JSON: everything by CID. */
  readonly request: unknown
  readonly inputs: readonly Cid[]
  /** CID of the recipe's text; absent for a plan that came as a document. */
  readonly recipeCid?: Cid | undefined
}

export interface RunEnd {
  readonly state: 'finished' | 'failed' | 'cancelled'
  readonly output?: Cid
  readonly provenance?: Cid
  readonly tasksRun: number
  readonly tasksCached: number
  readonly seconds: number
  readonly error?: ErrorReport
}

export interface RunsTable {
  /** Makes the row, or begins another attempt of it; the attempt's number, from 1. */
  begin(run: NewRun, state: 'queued' | 'running'): number
  /** A queued run begins: its first attempt is the one that was queued. Undefined when it has left the queue. */
  start(runId: RunId): number | undefined
  end(runId: RunId, end: RunEnd): void
  /** Ends the run if its attempt and state are still these; whether they were. */
  endUnlessMoved(run: Pick<RunSummary, 'runId' | 'attempt' | 'state'>, end: RunEnd): boolean
  get(runId: RunId): RunSummary | undefined
  requestOf(runId: RunId): unknown
  /** The newest first. @throws ArtDagError USAGE for a cursor of another list */
  list(search: RunSearch): Page<RunSummary>
  /** Runs of any of these texts, the newest first; those of attempts that failed or were cancelled only if `all`. */
  ofRecipe(recipeCids: readonly Cid[], options: { limit: number; all: boolean }): readonly RunSummary[]
  countOfRecipe(recipeCids: readonly Cid[]): number
  /** Waiting, or begun by an engine that may have died; by priority, the oldest first. None that is paused. */
  queued(): readonly RunId[]
  /** Of all that waits, paused or not: whose turn it is, from 1. */
  places(): ReadonlyMap<RunId, number>
  /** Queued and not ended since, whether paused or begun. */
  isQueued(runId: RunId): boolean
  /** A run that was stopped for no fault of its own waits again, as another attempt; its number. */
  putBack(runId: RunId): number
  /** The plan of the last finished run of a recipe with these input names. */
  lastPlan(
    recipe: string,
    inputNames: readonly string[],
  ): { readonly planId: PlanId; readonly profile: string } | undefined
  /** A run by its id or a unique beginning of it. @throws ArtDagError NOT_FOUND, AMBIGUOUS */
  resolve(text: string): RunId
  /** Runs that a CID went into or came out of. */
  uses(cid: Cid): readonly {
    readonly runId: RunId
    readonly role: RunRole
    readonly recipe: string
    readonly state: RunState
  }[]
  /** Records of provenance of all its attempts, in no order. */
  records(runId: RunId): readonly Cid[]
  addItem(runId: RunId, cid: Cid, role: RunRole): void
  /** A waiting run goes to just before or after another, whose priority it takes. False when either waits no more. */
  place(runId: RunId, side: 'before' | 'after', other: RunId): boolean
}

export interface RunSearch {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly state?: RunState | undefined
  /** Name that runs of it have, or CID of its text. */
  readonly recipe?: string | undefined
  /** Default true: stills and drafts of single nodes too. */
  readonly previews?: boolean | undefined
}

export type RunRole = 'input' | 'output' | 'intermediate' | 'record'

interface Row {
  run_id: RunId
  recipe: string
  plan_id: PlanId
  profile: string
  state: RunState
  attempt: number
  request: string
  created_at: string
  updated_at: string
  output_cid: Cid | null
  provenance_cid: Cid | null
  tasks_run: number
  tasks_cached: number
  seconds: number
  error: string | null
  is_paused: number
  priority: number
}

/** Of what waits: those that were put in order by hand, then the others as they came. */
const IN_TURN = 'priority DESC, queue_place IS NULL, queue_place, updated_at, rowid'

export function createRunsTable(db: Database): RunsTable {
  const insert = db.prepare(`
    INSERT INTO runs (run_id, recipe, input_names, plan_id, profile, state, is_queued, attempt, request, recipe_cid, created_at, updated_at)
    VALUES (@runId, @recipe, @inputNames, @planId, @profile, @state, @state = 'queued', 1, @request, @recipeCid, @now, @now)
    ON CONFLICT (run_id) DO UPDATE SET state = excluded.state, is_queued = excluded.is_queued, attempt = attempt + 1, error = NULL, is_paused = 0,
      recipe = excluded.recipe, input_names = excluded.input_names, request = excluded.request,
      recipe_cid = coalesce(excluded.recipe_cid, recipe_cid), queue_place = NULL, updated_at = excluded.updated_at
    RETURNING attempt`)
  const start = db.prepare<[string, string], { attempt: number }>(
    "UPDATE runs SET state = 'running', updated_at = ? WHERE run_id = ? AND is_queued = 1 RETURNING attempt",
  )
  const end = db.prepare(`
    UPDATE runs SET state = @state, is_queued = 0, is_paused = 0, output_cid = coalesce(@output, output_cid), provenance_cid = coalesce(@provenance, provenance_cid),
      tasks_run = @tasksRun, tasks_cached = @tasksCached, seconds = @seconds, error = @error, updated_at = @now,
      finished_seq = CASE WHEN @state = 'finished' THEN (SELECT coalesce(max(finished_seq), 0) + 1 FROM runs) ELSE finished_seq END
    WHERE run_id = @runId`)
  const get = db.prepare<[string], Row>('SELECT * FROM runs WHERE run_id = ?')
  const list = db.prepare<[Record<string, unknown>], Row>(`
    SELECT * FROM runs WHERE (@state IS NULL OR state = @state)
      AND (@recipe IS NULL OR recipe = @recipe OR recipe_cid = @recipe)
      AND (@previews OR NOT ${IS_PREVIEW})
      AND (@at IS NULL OR created_at < @at OR (created_at = @at AND run_id > @runId))
    ORDER BY created_at DESC, run_id LIMIT @limit`)
  const ofRecipe = db.prepare<[string, number, number], Row>(`
    SELECT * FROM runs WHERE recipe_cid IN (SELECT value FROM json_each(?)) AND (? OR state NOT IN ('failed', 'cancelled'))
    ORDER BY updated_at DESC LIMIT ?`)
  const countOfRecipe = db.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM runs WHERE recipe_cid IN (SELECT value FROM json_each(?))',
  )
  const waiting = db.prepare<[], { run_id: RunId; priority: number }>(
    `SELECT run_id, priority FROM runs WHERE state = 'queued' ORDER BY ${IN_TURN}`,
  )
  const setPlace = db.prepare('UPDATE runs SET queue_place = ?, priority = ? WHERE run_id = ?')
  const queued = db.prepare<[], { run_id: RunId }>(
    `SELECT run_id FROM runs WHERE is_queued = 1 AND is_paused = 0 ORDER BY ${IN_TURN}`,
  )
  const isQueued = db.prepare<[string], { is_queued: number }>('SELECT is_queued FROM runs WHERE run_id = ?')
  const putBack = db.prepare<[string, string], { attempt: number }>(
    "UPDATE runs SET state = 'queued', is_queued = 1, attempt = attempt + 1, error = NULL, updated_at = ? WHERE run_id = ? RETURNING attempt",
  )
  const lastPlan = db.prepare<[string, string], { plan_id: PlanId; profile: string }>(
    'SELECT plan_id, profile FROM runs WHERE recipe = ? AND input_names = ? AND finished_seq IS NOT NULL ORDER BY finished_seq DESC LIMIT 1',
  )
  const beginningWith = db.prepare<[string], { run_id: RunId }>(
    "SELECT run_id FROM runs WHERE run_id LIKE ? || '%' LIMIT 5",
  )
  const addItem = db.prepare('INSERT OR IGNORE INTO run_items (run_id, cid, role) VALUES (?, ?, ?)')
  const uses = db.prepare<[string], { run_id: RunId; role: RunRole; recipe: string; state: RunState }>(
    'SELECT run_items.run_id, role, recipe, state FROM run_items JOIN runs USING (run_id) WHERE cid = ? ORDER BY created_at',
  )
  const records = db.prepare<[string], { cid: Cid }>(
    "SELECT cid FROM run_items WHERE run_id = ? AND role = 'record'",
  )
  const now = (): string => new Date().toISOString()
  const endRun = (runId: RunId, { output, provenance, error, ...numbers }: RunEnd): void => {
    end.run({
      runId,
      ...numbers,
      output: output ?? null,
      provenance: provenance ?? null,
      error: error ? JSON.stringify(error) : null,
      now: now(),
    })
    if (output) addItem.run(runId, output, 'output')
    if (provenance) addItem.run(runId, provenance, 'record')
  }

  return {
    begin: (run, state) =>
      inTransaction(db, () => {
        const row = insert.get({
          runId: run.runId,
          recipe: run.recipe,
          inputNames: JSON.stringify(run.inputNames),
          planId: run.planId,
          profile: run.profile,
          state,
          request: JSON.stringify(run.request),
          recipeCid: run.recipeCid ?? null,
          now: now(),
        }) as { attempt: number }
        for (const cid of run.inputs) addItem.run(run.runId, cid, 'input')
        return row.attempt
      }),
    start: (runId) => inTransaction(db, () => start.get(now(), runId)?.attempt),
    end: (runId, result) => inTransaction(db, () => endRun(runId, result)),
    endUnlessMoved: ({ runId, attempt, state }, result) =>
      inTransaction(db, () => {
        const row = get.get(runId)
        const isSame = row?.attempt === attempt && row.state === state
        if (isSame) endRun(runId, result)
        return isSame
      }),
    get: (runId) => {
      const row = get.get(runId)
      return row && summaryOf(row)
    },
    requestOf: (runId) => {
      const row = get.get(runId)
      return row && (JSON.parse(row.request) as unknown)
    },
    list({ limit, cursor, state = null, recipe = null, previews = true }) {
      const [at, runId] = cursor === undefined ? [null, null] : readCursor(cursor, ['', ''])
      const rows = list.all({ state, recipe, previews: Number(previews), at, runId, limit: limit + 1 })
      return pageOf(rows, limit, summaryOf, ({ created_at, run_id }) => [created_at, run_id])
    },
    ofRecipe: (cids, { limit, all }) => ofRecipe.all(JSON.stringify(cids), Number(all), limit).map(summaryOf),
    countOfRecipe: (cids) => countOfRecipe.get(JSON.stringify(cids))?.count ?? 0,
    queued: () => queued.all().map(({ run_id }) => run_id),
    places: () => new Map(waiting.all().map(({ run_id }, at) => [run_id, at + 1])),
    isQueued: (runId) => isQueued.get(runId)?.is_queued === 1,
    putBack: (runId) => inTransaction(db, () => (putBack.get(now(), runId) as { attempt: number }).attempt),
    lastPlan: (recipe, inputNames) => {
      const row = lastPlan.get(recipe, JSON.stringify(inputNames))
      return row && { planId: row.plan_id, profile: row.profile }
    },
    resolve: (text) => oneOf(text, /^[a-z2-7]+$/.test(text) ? beginningWith.all(text) : []),
    uses: (cid) => uses.all(cid).map(({ run_id: runId, ...use }) => ({ runId, ...use })),
    records: (runId) => records.all(runId).map(({ cid }) => cid),
    addItem: (runId, cid, role) => void inTransaction(db, () => addItem.run(runId, cid, role)),
    place: (runId, side, other) =>
      inTransaction(db, () => {
        const all = waiting.all()
        const moved = all.find(({ run_id }) => run_id === runId)
        const queue = all.filter((row) => row !== moved)
        const at = queue.findIndex(({ run_id }) => run_id === other)
        if (!moved || at < 0) return false
        const priority = queue[at]?.priority ?? 0
        queue.splice(side === 'before' ? at : at + 1, 0, { run_id: runId, priority })
        for (const [index, row] of queue.entries()) setPlace.run(index, row.priority, row.run_id)
        return true
      }),
  }
}

function oneOf(text: string, rows: readonly { run_id: RunId }[]): RunId {
  const [only, ...more] = rows
  if (only && more.length === 0) return only.run_id
  if (!only)
    throw new ArtDagError('NOT_FOUND', `there is no run ${JSON.stringify(text)}`, {
      hint: 'list them with: artdag runs',
    })
  throw new ArtDagError('AMBIGUOUS', `${text} could be ${rows.map(({ run_id }) => run_id).join(', ')}`, {
    hint: 'give more characters',
  })
}

const summaryOf = (row: Row): RunSummary => ({
  runId: row.run_id,
  recipe: row.recipe,
  state: row.state,
  attempt: row.attempt,
  planId: row.plan_id,
  profile: row.profile,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  ...(row.output_cid ? { output: row.output_cid } : {}),
  ...(row.provenance_cid ? { provenance: row.provenance_cid } : {}),
  tasksRun: row.tasks_run,
  tasksCached: row.tasks_cached,
  seconds: row.seconds,
  isPaused: row.is_paused === 1,
  priority: row.priority,
  ...(row.error ? { error: JSON.parse(row.error) as ErrorReport } : {}),
})
