/** What work costs on this machine, and how well that was foretold. */
import type { Migration } from './migration.ts'

export const forecast: Migration = {
  version: 3,
  name: 'forecast',
  sql: `
    CREATE INDEX artifacts_by_record ON artifacts (record_cid);

    -- Learned costs: seconds or bytes per unit of what the name says (encode:mp4/libx264).
    CREATE TABLE costs (
      machine TEXT NOT NULL,
      name    TEXT NOT NULL,
      value   REAL NOT NULL,
      samples REAL NOT NULL,
      PRIMARY KEY (machine, name)
    ) STRICT, WITHOUT ROWID;

    -- One row for every attempt of a run, and for every time that its result was there already.
    CREATE TABLE forecasts (
      id             INTEGER PRIMARY KEY,
      run_id         TEXT NOT NULL,
      machine        TEXT NOT NULL,
      at             TEXT NOT NULL,
      tasks_run      INTEGER NOT NULL,
      tasks_reused   INTEGER NOT NULL,
      saved_sec      REAL NOT NULL,
      cpu_sec        REAL NOT NULL,
      wall_sec       REAL NOT NULL,
      bytes          INTEGER NOT NULL,
      -- Absent where something else ran than what was foretold.
      expected_cpu   REAL,
      expected_wall  REAL,
      expected_bytes REAL
    ) STRICT;
  `,
}
