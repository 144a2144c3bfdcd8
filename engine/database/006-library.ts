/** What people keep and say of it: recipes with all their versions, notes about content, and the trash. */
import type { Migration } from './migration.ts'

export const library: Migration = {
  version: 6,
  name: 'library',
  sql: `
    -- Recipes by name. The text is a document by its raw CID; facts are what lists are searched by.
    CREATE TABLE recipes (
      name       TEXT PRIMARY KEY,
      cid        TEXT NOT NULL,
      facts      TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Every edit of a name that was kept, in order of id; drafts need not be recipes yet. Ids are never given twice, so
    -- that versions come back from the trash to where they stood.
    CREATE TABLE recipe_versions (
      id         INTEGER PRIMARY KEY AUTOINCREMENT,
      name       TEXT NOT NULL,
      cid        TEXT NOT NULL,
      parent_cid TEXT,
      kind       TEXT NOT NULL CHECK (kind IN ('upload', 'draft', 'restore')),
      at         TEXT NOT NULL
    ) STRICT;
    CREATE INDEX recipe_versions_by_name ON recipe_versions (name, id);
    CREATE INDEX recipe_versions_by_cid ON recipe_versions (cid);

    -- What people say of content. It outlives the file, like its names.
    CREATE TABLE content_meta (
      cid        TEXT PRIMARY KEY,
      title      TEXT NOT NULL,
      tags       TEXT NOT NULL,
      rating     INTEGER NOT NULL,
      notes      TEXT NOT NULL,
      rights     TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What was made of content to show it: stills, waveforms, playable copies. Can be made again at any time.
    CREATE TABLE derived (
      source_cid TEXT NOT NULL,
      what       TEXT NOT NULL,
      cid        TEXT NOT NULL,
      PRIMARY KEY (source_cid, what)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX derived_by_cid ON derived (cid);

    -- What the world was told of: it stays.
    CREATE TABLE published (
      cid   TEXT NOT NULL,
      place TEXT NOT NULL,
      at    TEXT NOT NULL,
      PRIMARY KEY (cid, place)
    ) STRICT, WITHOUT ROWID;

    -- Rows that were taken out of other tables, as JSON by table, to be put back as they were.
    CREATE TABLE trash (
      id            INTEGER PRIMARY KEY AUTOINCREMENT,
      kind          TEXT NOT NULL CHECK (kind IN ('recipe', 'run', 'content')),
      name          TEXT NOT NULL,
      ref           TEXT NOT NULL,
      size_bytes    INTEGER NOT NULL,
      rows          TEXT NOT NULL,
      deleted_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX trash_by_ref ON trash (ref);
    CREATE INDEX trash_by_time ON trash (deleted_at_ms);

    -- Stored files that wait in cache/trash.
    CREATE TABLE set_aside (
      cid           TEXT PRIMARY KEY,
      kind          TEXT NOT NULL CHECK (kind IN ('owned', 'external')),
      path          TEXT,
      size_bytes    INTEGER NOT NULL,
      mtime_ns      TEXT NOT NULL,
      inode         TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The text of the recipe that a run is of; absent for a plan that came as a document, and for runs before this.
    ALTER TABLE runs ADD COLUMN recipe_cid TEXT;
    CREATE INDEX runs_by_recipe_cid ON runs (recipe_cid);
    -- How many are in each state is asked for by whoever watches a server.
    CREATE INDEX runs_by_state ON runs (state);
    -- Among waiting runs of one priority that were put in order by hand; the others come after them.
    ALTER TABLE runs ADD COLUMN queue_place INTEGER;

    ALTER TABLE media_facts ADD COLUMN kind TEXT
      GENERATED ALWAYS AS (CASE WHEN json_valid(json) THEN json_extract(json, '$.kind') END) VIRTUAL;
    ALTER TABLE media_facts ADD COLUMN duration_sec REAL
      GENERATED ALWAYS AS (CASE WHEN json_valid(json) THEN json_extract(json, '$.durationSec') END) VIRTUAL;
    CREATE INDEX media_facts_by_kind ON media_facts (kind, duration_sec);
    CREATE INDEX blobs_by_time ON blobs (created_at_ms, cid);
    CREATE INDEX blobs_by_size ON blobs (size_bytes, cid);
  `,
}
