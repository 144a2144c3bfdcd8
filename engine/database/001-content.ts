/** Tables of what is stored: files, their names, documents, and what is known of both. */
import type { Migration } from './migration.ts'

export const content: Migration = {
  version: 1,
  name: 'content',
  sql: `
    -- Files of the store. An owned file lies in the cache under its CID, so only an external one has a path.
    -- size, mtime and inode are what the file had when its bytes were last hashed (text: beyond JavaScript's exact integers).
    CREATE TABLE blobs (
      cid           TEXT PRIMARY KEY,
      kind          TEXT NOT NULL CHECK (kind IN ('owned', 'external')),
      path          TEXT CHECK ((path IS NULL) = (kind = 'owned')),
      size_bytes    INTEGER NOT NULL,
      mtime_ns      TEXT NOT NULL,
      inode         TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Files of the user's that were imported, and how they looked then: untouched ones are not read again.
    CREATE TABLE sources (
      path  TEXT PRIMARY KEY,
      stamp TEXT NOT NULL,
      cid   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Names people gave to content. They outlive the file: what was deleted may come back.
    CREATE TABLE names (
      name          TEXT PRIMARY KEY,
      cid           TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX names_by_cid ON names (cid);

    -- Other hashes of the same bytes, worked out when first asked for. True for ever, so never deleted.
    CREATE TABLE aliases (
      value TEXT PRIMARY KEY,
      kind  TEXT NOT NULL CHECK (kind IN ('cid-v0', 'sha256', 'sha3-256')),
      cid   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aliases_by_cid ON aliases (cid, kind);

    -- Documents and other single blocks; the bytes hash to the CID.
    CREATE TABLE documents (
      cid           TEXT PRIMARY KEY,
      bytes         BLOB NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT;

    -- What a task made: (what was asked, how it was encoded) -> the file. The file itself may be gone.
    CREATE TABLE artifacts (
      cache_id      TEXT NOT NULL,
      profile_cid   TEXT NOT NULL,
      cid           TEXT NOT NULL,
      -- CID of the document that says how it was made.
      record_cid    TEXT,
      seconds       REAL NOT NULL,
      created_at_ms INTEGER NOT NULL,
      PRIMARY KEY (cache_id, profile_cid)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX artifacts_by_cid ON artifacts (cid);

    CREATE TABLE media_facts (
      cid     TEXT PRIMARY KEY,
      version TEXT NOT NULL,
      json    TEXT NOT NULL
    ) STRICT;

    CREATE TABLE parsed_recipes (
      cid            TEXT PRIMARY KEY,
      reader_version TEXT NOT NULL,
      json           TEXT NOT NULL
    ) STRICT;
  `,
}
