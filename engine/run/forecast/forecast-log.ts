/** What every run took, what it was expected to take, and what it did not have to make again. */
import type { RunId } from '../../contract/ids.ts'
import type { RunState } from '../../contract/schemas.ts'
import { type Database, inTransaction } from '../../database/open.ts'

/** Processor seconds, seconds, bytes. */
export interface Taken {
  readonly cpuSec: number
  readonly wallSec: number
  readonly bytes: number
}

export interface RunTaken extends Taken {
  readonly runId: RunId
  readonly machine: string
  readonly tasksRun: number
  readonly tasksReused: number
  /** What making the reused ones took when they were made. */
  readonly savedSec: number
  /** Absent when other tasks ran than those foretold. */
  readonly expected?: Taken
}

export interface Totals {
  readonly tasksRun: number
  readonly tasksReused: number
  readonly savedSec: number
  readonly cpuSec: number
}

/** Shares of what was taken: 0.1 is a tenth too much or too little. */
export interface TypicalErrors {
  readonly runs: number
  readonly cpu: number
  readonly wall: number
  readonly bytes: number
}

export interface ForecastLog {
  add(run: RunTaken): void
  totals(): Totals
  /** How many runs are in each state. */
  runs(): Partial<Record<RunState, number>>
  /** Medians over the last runs that a forecast can be compared with; of one machine, or of all. */
  errors(machine?: string): TypicalErrors | undefined
}

/** Older runs say little of what is known now. */
const LAST_RUNS = 20

interface Row {
  cpu_sec: number
  wall_sec: number
  bytes: number
  expected_cpu: number
  expected_wall: number
  expected_bytes: number
}

export function createForecastLog(db: Database): ForecastLog {
  const insert = db.prepare(`
    INSERT INTO forecasts (run_id, machine, at, tasks_run, tasks_reused, saved_sec, cpu_sec, wall_sec, bytes,
      expected_cpu, expected_wall, expected_bytes)
    VALUES (@runId, @machine, @at, @tasksRun, @tasksReused, @savedSec, @cpuSec, @wallSec, @bytes,
      @expectedCpu, @expectedWall, @expectedBytes)`)
  const totals = db.prepare<[], Totals>(`
    SELECT coalesce(sum(tasks_run), 0) AS tasksRun, coalesce(sum(tasks_reused), 0) AS tasksReused,
      coalesce(sum(saved_sec), 0) AS savedSec, coalesce(sum(cpu_sec), 0) AS cpuSec FROM forecasts`)
  const runs = db.prepare<[], { state: RunState; count: number }>(
    'SELECT state, count(*) AS count FROM runs GROUP BY state',
  )
  const last = db.prepare<[string | null, string | null, number], Row>(`
    SELECT * FROM forecasts WHERE expected_cpu IS NOT NULL AND cpu_sec > 0 AND wall_sec > 0 AND bytes > 0
      AND (? IS NULL OR machine = ?) ORDER BY id DESC LIMIT ?`)
  return {
    add: ({ expected, ...run }) =>
      void inTransaction(db, () =>
        insert.run({
          ...run,
          at: new Date().toISOString(),
          expectedCpu: expected?.cpuSec ?? null,
          expectedWall: expected?.wallSec ?? null,
          expectedBytes: expected?.bytes ?? null,
        }),
      ),
    totals: () => totals.get() ?? { tasksRun: 0, tasksReused: 0, savedSec: 0, cpuSec: 0 },
    runs: () => Object.fromEntries(runs.all().map(({ state, count }) => [state, count])),
    errors: (machine) => errorsOf(last.all(machine ?? null, machine ?? null, LAST_RUNS)),
  }
}

function errorsOf(rows: readonly Row[]): TypicalErrors | undefined {
  if (rows.length === 0) return undefined
  const middle = (error: (row: Row) => number): number =>
    rows.map(error).toSorted((a, b) => a - b)[Math.floor((rows.length - 1) / 2)] as number
  const off = (expected: number, taken: number): number => Math.abs(expected - taken) / taken
  return {
    runs: rows.length,
    cpu: middle((row) => off(row.expected_cpu, row.cpu_sec)),
    wall: middle((row) => off(row.expected_wall, row.wall_sec)),
    bytes: middle((row) => off(row.expected_bytes, row.bytes)),
  }
}
