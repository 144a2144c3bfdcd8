/** Which document holds the analysis of what, and the documents themselves. What is damaged or gone was never there. */
import type { Documents, EncodedDocument } from '../content/documents.ts'
import type { AnalysisPart } from '../contract/analysis.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { CacheId, Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'
import { ANALYSERS, type AnalysisOf, readAnalysis } from './analysis-document.ts'

export interface AnalysisKey<P extends AnalysisPart = AnalysisPart> {
  readonly part: P
  readonly source: Cid | CacheId
}

export interface KnownAnalysis<P extends AnalysisPart = AnalysisPart> {
  /** Of the document. */
  readonly cid: Cid
  readonly source: Cid | CacheId
  readonly analyser: string
  readonly analysis: AnalysisOf[P]
}

export interface AnalysesTable {
  /** Made by the analyser that there is now. */
  find<P extends AnalysisPart>(key: AnalysisKey<P>): KnownAnalysis<P> | undefined
  keep(key: AnalysisKey, document: EncodedDocument): void
}

export function createAnalysesTable(db: Database, documents: Documents): AnalysesTable {
  const get = db.prepare<[string, string, string], { document_cid: Cid }>(
    'SELECT document_cid FROM analyses WHERE source = ? AND part = ? AND analyser = ?',
  )
  const put = db.prepare(`
    INSERT OR REPLACE INTO analyses (source, part, analyser, document_cid, bpm)
    SELECT ?, ?, ?, cid, json_extract(CAST(bytes AS TEXT), '$.tempo.bpm') FROM documents WHERE cid = ?`)
  return {
    find(key) {
      const { source, part } = key
      const analyser = ANALYSERS[part]
      const cid = get.get(source, part, analyser)?.document_cid
      const document = cid && read(cid, documents)
      const analysis = document && readAnalysis(document, key)
      return cid && analysis && { cid, source, analyser, analysis }
    },
    keep: ({ source, part }, document) =>
      inTransaction(db, () => void put.run(source, part, ANALYSERS[part], documents.putEncoded(document))),
  }
}

function read(cid: Cid, documents: Documents): object | undefined {
  try {
    return documents.get(cid) as object
  } catch (error) {
    if (error instanceof ArtDagError && (error.code === 'NOT_FOUND' || error.code === 'STORE_CORRUPT'))
      return undefined
    throw error
  }
}
