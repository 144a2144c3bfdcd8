/** What is known of a run beside how it stands: its plan, analyses, files, records and log. */
import { ArtDagError, type ErrorReport, reportError } from '../../contract/errors.ts'
import type { CacheId, Cid, RunId } from '../../contract/ids.ts'
import type { PlanReport } from '../../contract/schemas.ts'
import { cacheIdOfLink, type PlanDocument, readPlanDocument } from '../../plan/document.ts'
import type { EngineParts } from '../parts.ts'
import { preparePlanDocument } from '../prepare/prepare-document.ts'
import { reportPlan } from '../prepare/report-plan.ts'
import { provenanceTree } from '../record/provenance-tree.ts'
import { findRunRecord } from '../record/run-record.ts'
import { requireRun } from './queue-run.ts'

/** What cannot be planned any more (an input is gone) still has its document. @throws ArtDagError NOT_FOUND */
export async function planOfRun(runId: RunId, parts: EngineParts, signal: AbortSignal | undefined) {
  const { planId } = requireRun(runId, parts)
  const document = planDocumentOf(runId, parts)
  return { planId, document, ...(await reportOf(document, parts, signal)) }
}

async function reportOf(
  document: PlanDocument,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<{ report: PlanReport } | { problem: ReturnType<typeof reportError> }> {
  try {
    const options = { mayReadPaths: false, emit: () => {}, signal, fresh: false }
    return { report: await reportPlan(await preparePlanDocument(document, parts, options), parts) }
  } catch (error) {
    if (!(error instanceof ArtDagError) || error.code === 'CANCELLED') throw error
    return { problem: reportError(error) }
  }
}

const planDocumentOf = (runId: RunId, parts: EngineParts): PlanDocument =>
  readPlanDocument(parts.documents.get(requireRun(runId, parts).planId as string as Cid))

/** Of the last attempt that finished; none before. @throws ArtDagError NOT_FOUND */
export function analysesOfRun(runId: RunId, parts: EngineParts) {
  const { provenance } = requireRun(runId, parts)
  const cids = findRunRecord(provenance, parts.documents)?.analysis ?? []
  return cids
    .filter((cid) => parts.documents.has(cid))
    .map((cid) => {
      const document = parts.documents.get(cid)
      const { kind, source } = document as { kind?: string; source?: { '/'?: string } }
      const part = ({ 'audio-analysis': 'audio', 'video-analysis': 'video' } as const)[kind ?? '']
      return { cid, document, ...(part ? { part } : {}), ...(source?.['/'] ? { source: source['/'] } : {}) }
    })
}

/** In the order of the plan: inputs first. @throws ArtDagError NOT_FOUND */
export function artifactsOfRun(runId: RunId, parts: EngineParts) {
  const { steps, output } = planDocumentOf(runId, parts)
  return steps.map(({ id, type, cacheId }) => ({
    step: id,
    type,
    cacheId: cacheIdOfLink(cacheId),
    isOutput: id === output,
    files:
      type === 'SOURCE'
        ? [sourceFile(cacheIdOfLink(cacheId), parts)]
        : madeFiles(cacheIdOfLink(cacheId), parts),
  }))
}

/** A SOURCE's cache id is its media's CID. */
const sourceFile = (cacheId: CacheId, parts: EngineParts) =>
  describeFile(cacheId as string as Cid, 'source', parts)

const madeFiles = (cacheId: CacheId, parts: EngineParts) =>
  parts.artifacts.findByStep(cacheId).map(({ cid, profileCid }) => {
    const profile = parts.documents.has(profileCid) ? parts.documents.get(profileCid) : {}
    return describeFile(cid, (profile as { name?: string }).name ?? profileCid, parts)
  })

function describeFile(cid: Cid, profile: string, { store }: EngineParts) {
  const [entry] = store.list({ prefix: cid, limit: 1 })
  return { cid, profile, isStored: store.has(cid), ...(entry ? { sizeBytes: entry.sizeBytes } : {}) }
}

/** @throws ArtDagError NOT_FOUND also for a run that never finished */
export async function provenanceOfRun(runId: RunId, parts: EngineParts) {
  const { provenance: cid, state } = requireRun(runId, parts)
  if (cid === undefined)
    throw new ArtDagError('NOT_FOUND', `the run is ${state}: there is no record of how it was made`, {
      hint: 'a record is made when a run finishes',
      details: { runId, state },
    })
  const record = parts.documents.get(cid)
  return { cid, record, tree: await provenanceTree(cid, parts), attempts: [...parts.runs.records(runId)] }
}

export interface LogWish {
  readonly attempt?: number | undefined
  readonly afterSeq: number
  readonly limit: number
}

/** @throws ArtDagError NOT_FOUND */
export function logOfRun(runId: RunId, { attempt: wanted, ...page }: LogWish, parts: EngineParts) {
  const attempt = wanted ?? requireRun(runId, parts).attempt
  const events = parts.events.page(runId, attempt, page).map((event) => ({ ...event }))
  const errors = parts.events
    .failures(runId, attempt)
    .flatMap((event) => ('error' in event && event.error ? [event.error] : []))
  // The run fails with what its task failed with: told once.
  const failures = new Map(errors.map((error) => [error.message, describeFailure(error)]))
  return { runId, attempt, events, failures: [...failures.values()].join('\n\n') }
}

/** Its message has the command and the last lines; here all that was kept of what ffmpeg wrote. */
function describeFailure({ code, message, hint = '', details }: ErrorReport): string {
  const { stderrTail } = details ?? {}
  const tail = typeof stderrTail === 'string' ? `ffmpeg wrote:\n${stderrTail.trimEnd()}` : ''
  return [`${code}: ${message}`, hint, tail].filter((part) => part !== '').join('\n')
}
