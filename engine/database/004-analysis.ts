/** What was worked out about sound and pictures. */
import type { Migration } from './migration.ts'

export const analysis: Migration = {
  version: 4,
  name: 'analysis',
  sql: `
    -- (whose sound or pictures, by which analyser) -> the document of what was found. Can be made again at any time.
    CREATE TABLE analyses (
      -- CID of a file, or the cache id of a step.
      source        TEXT NOT NULL,
      part          TEXT NOT NULL CHECK (part IN ('audio', 'video')),
      analyser      TEXT NOT NULL,
      document_cid  TEXT NOT NULL,
      PRIMARY KEY (source, part, analyser)
    ) STRICT, WITHOUT ROWID;
  `,
}
