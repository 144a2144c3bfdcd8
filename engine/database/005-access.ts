/** Who may use the engine from elsewhere. */
import type { Migration } from './migration.ts'

export const access: Migration = {
  version: 5,
  name: 'access',
  sql: `
    -- Nothing here opens anything: of tokens and sessions only the SHA-256 is kept. Times are milliseconds since 1970.
    CREATE TABLE access_tokens (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      -- As read,run
      scopes TEXT NOT NULL,
      hash BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      expires_at INTEGER,
      revoked_at INTEGER
    ) STRICT;

    CREATE TABLE access_sessions (
      id TEXT PRIMARY KEY,
      token_id TEXT NOT NULL REFERENCES access_tokens (id) ON DELETE CASCADE,
      hash BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX access_sessions_by_token ON access_sessions (token_id);

    -- A server looks for what is queued many times a second.
    CREATE INDEX runs_queued ON runs (priority) WHERE is_queued = 1;
  `,
}
