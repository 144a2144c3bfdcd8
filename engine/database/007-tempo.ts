/** What galleries are searched by beside the facts of files: their beat, and what they were called before they came here. */
import type { Migration } from './migration.ts'

export const tempo: Migration = {
  version: 7,
  name: 'tempo',
  sql: `
    -- Beats a minute, out of the document; NULL for pictures, and for sound without a beat.
    ALTER TABLE analyses ADD COLUMN bpm REAL;
    UPDATE analyses SET bpm = (
      SELECT CASE WHEN json_valid(CAST(bytes AS TEXT)) THEN json_extract(CAST(bytes AS TEXT), '$.tempo.bpm') END
      FROM documents WHERE cid = document_cid) WHERE part = 'audio';
    CREATE INDEX sources_by_cid ON sources (cid);
  `,
}
