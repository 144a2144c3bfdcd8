/** Runs, their attempts' events, what they used, and leases between processes. */
import type { Migration } from './migration.ts'

export const runs: Migration = {
  version: 2,
  name: 'runs',
  sql: `
    CREATE TABLE runs (
      run_id TEXT PRIMARY KEY,
      recipe TEXT NOT NULL,
      input_names TEXT NOT NULL,
      plan_id TEXT NOT NULL,
      profile TEXT NOT NULL,
      state TEXT NOT NULL,
      -- 1 from being queued until it ends: taken up again when its engine dies.
      is_queued INTEGER NOT NULL DEFAULT 0,
      attempt INTEGER NOT NULL,
      request TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      finished_seq INTEGER,
      output_cid TEXT,
      provenance_cid TEXT,
      tasks_run INTEGER NOT NULL DEFAULT 0,
      tasks_cached INTEGER NOT NULL DEFAULT 0,
      seconds REAL NOT NULL DEFAULT 0,
      error TEXT,
      -- What others ask of it, for whoever renders it to look at.
      is_paused INTEGER NOT NULL DEFAULT 0,
      priority INTEGER NOT NULL DEFAULT 0,
      -- The attempt that is to end: a later one is another wish.
      cancelled_attempt INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX runs_by_recipe ON runs (recipe, input_names, finished_seq);
    CREATE INDEX runs_by_time ON runs (created_at);

    CREATE TABLE run_items (
      run_id TEXT NOT NULL REFERENCES runs (run_id) ON DELETE CASCADE,
      cid TEXT NOT NULL,
      role TEXT NOT NULL,
      PRIMARY KEY (run_id, cid, role)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX run_items_by_cid ON run_items (cid);

    CREATE TABLE run_events (
      run_id TEXT NOT NULL REFERENCES runs (run_id) ON DELETE CASCADE,
      attempt INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      event TEXT NOT NULL,
      PRIMARY KEY (run_id, attempt, seq)
    ) STRICT, WITHOUT ROWID;

    -- Tasks begun whose end was never written: their engine died in the middle of them, or makes them right now.
    CREATE TABLE task_beginnings (
      task_id TEXT PRIMARY KEY,
      times INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE leases (
      name TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      pid INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
