/** Handlers of stored content: import, look, copy out, delete, verify. Here and not in `content`: they need runs. */
import { constants } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { ContentItem } from '../../contract/procedures.ts'
import type { Origin } from '../../contract/provenance.ts'
import { describeFacts } from '../../media/probe/describe-facts.ts'
import { PROBER_VERSION } from '../../media/probe/probe.ts'
import type { EngineParts } from '../parts.ts'
import { importMedia } from '../prepare/import-media.ts'
import { findOrigin } from '../record/find-origin.ts'
import { provenanceTree } from '../record/provenance-tree.ts'
import { resolveStored } from '../record/resolve-stored.ts'
import { findTaskRecord } from '../record/task-record.ts'
import { type HandlerContext, os } from './context.ts'
import { streamEvents } from './event-stream.ts'

type ImportEvent =
  | { event: 'progress'; doneBytes: number; totalBytes: number }
  | { event: 'imported'; item: ContentItem; isNew: boolean }
type WhyEvent =
  | { event: 'progress'; doneBytes: number; totalBytes: number }
  | { event: 'found'; origin: Origin }
type VerifyEvent =
  | { event: 'progress'; doneBytes: number; totalBytes: number }
  | { event: 'verified'; checked: number; bad: { cid: string; problem: string; repaired: boolean }[] }

export const content = {
  import: os.content.import.handler(({ input, context, signal }) =>
    streamEvents<ImportEvent>((emit, stop) => importFile(input, context, emit, stop), signal),
  ),
  list: os.content.list.handler(({ input: { limit, after }, context: { parts } }) =>
    parts.store.list({ limit, ...(after ? { after } : {}) }).map(({ cid }) => itemOf(cid, parts)),
  ),
  show: os.content.show.handler(async ({ input, context: { parts } }) => {
    const cid = await resolveStored(input.name, parts)
    const isFile = parts.store.list({ prefix: cid, limit: 1 }).length > 0
    const record = findTaskRecord(parts.artifacts.findByCid(cid)[0]?.record, parts.documents)
    return {
      item: itemOf(cid, parts),
      ...(isFile ? { facts: parts.facts.get(cid, String(PROBER_VERSION)) } : {}),
      ...(!isFile && isDocument(cid) ? { document: parts.documents.get(cid) } : {}),
      runs: parts.runs.uses(cid).map(({ runId, role }) => ({ runId, role })),
      ...(record ? { step: record.steps.at(-1) as string } : {}),
    }
  }),
  tree: os.content.tree.handler(({ input, context: { parts } }) => provenanceTree(input.name, parts)),
  why: os.content.why.handler(({ input, context, signal }) =>
    streamEvents<WhyEvent>(async (emit, stop) => {
      const onProgress = (doneBytes: number, totalBytes: number): void =>
        emit({ event: 'progress', doneBytes, totalBytes })
      const origin = await findOrigin(input.content, context, { signal: stop, onProgress })
      emit({ event: 'found', origin })
    }, signal),
  ),
  locate: os.content.locate.handler(async ({ input, context: { parts } }) => {
    const cid = await resolveStored(input.name, parts)
    if (parts.store.has(cid)) return { cid, path: (await parts.store.locate(cid)).path }
    return { cid, text: new TextDecoder().decode(parts.documents.getBytes(cid)) }
  }),
  export: os.content.export.handler(({ input, context }) => exportFile(input.cid, input.path, context)),
  remove: os.content.remove.handler(async ({ input, context: { parts } }) => {
    const cid = await parts.names.resolveContent(input.name)
    const [entry] = parts.store.list({ prefix: cid, limit: 1 })
    if (!entry)
      throw new ArtDagError('NOT_FOUND', `${cid} is not in the store`, { hint: 'list what is: artdag ls' })
    await parts.store.remove(cid, protectedBy(cid, parts))
    return { cid, freedBytes: entry.kind === 'owned' ? entry.sizeBytes : 0 }
  }),
  verify: os.content.verify.handler(({ input, context: { parts }, signal }) =>
    streamEvents<VerifyEvent>((emit, stop) => verifyAll(input.repair, parts, emit, stop), signal),
  ),
}

async function importFile(
  { path: file, reference, name }: { path: string; reference: boolean; name?: string | undefined },
  { parts, mayReadPaths }: HandlerContext,
  emit: (event: ImportEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  refusePaths(mayReadPaths)
  const totalBytes = (await stat(file).catch(() => undefined))?.size ?? 0
  const onProgress = (doneBytes: number): void => emit({ event: 'progress', doneBytes, totalBytes })
  const { cid, isNew } = await importMedia(file, parts, { reference, onProgress, signal })
  if (name !== undefined) parts.names.nameContent(name, cid)
  emit({ event: 'imported', item: itemOf(cid, parts), isNew })
}

function refusePaths(mayReadPaths: boolean): void {
  if (!mayReadPaths)
    throw new ArtDagError('USAGE', 'files of this machine cannot be named from elsewhere', {
      hint: 'upload the file instead',
    })
}

const DAG_JSON = 'bagu'
const isDocument = (cid: Cid): boolean => cid.startsWith(DAG_JSON)

function itemOf(cid: Cid, parts: EngineParts): ContentItem {
  const [entry] = parts.store.list({ prefix: cid, limit: 1 })
  const facts = parts.facts.get(cid, String(PROBER_VERSION))
  return {
    cid,
    kind: entry ? 'media' : 'document',
    stored: entry?.kind ?? 'document',
    sizeBytes: entry?.sizeBytes ?? parts.documents.getBytes(cid).length,
    names: [...parts.names.namesOf(cid)],
    summary: facts ? describeFacts(facts) : '',
    addedAt: new Date(entry?.createdAtMs ?? 0).toISOString(),
    protectedBy: entry ? [...protectedBy(cid, parts)] : [],
  }
}

/** More reasons than these say nothing more. */
const SHOWN_REASONS = 3

/** Inputs and outputs of runs stay, failed ones apart; what lies between is made again when it is needed. */
function protectedBy(cid: Cid, { runs }: EngineParts): readonly string[] {
  const uses = runs
    .uses(cid)
    .filter(
      ({ role, state }) =>
        (role === 'input' || role === 'output') && state !== 'failed' && state !== 'cancelled',
    )
  const reasons = uses
    .slice(0, SHOWN_REASONS)
    .map(({ runId, role, recipe }) => `it is an ${role} of the run ${runId.slice(0, 16)}… of “${recipe}”`)
  return uses.length > SHOWN_REASONS
    ? [...reasons, `and of ${uses.length - SHOWN_REASONS} more runs`]
    : reasons
}

/** Written beside the target under another name first, so that nobody ever sees half a file. */
async function exportFile(
  cid: Cid,
  target: string,
  { parts, mayReadPaths }: HandlerContext,
): Promise<{ path: string; sizeBytes: number }> {
  refusePaths(mayReadPaths)
  const { path: source } = await parts.store.locate(cid)
  const wanted = path.resolve(target)
  const temp = `${wanted}.${process.pid}.part`
  await mkdir(path.dirname(wanted), { recursive: true })
  try {
    await copyFile(source, temp, constants.COPYFILE_FICLONE)
    await rename(temp, wanted)
  } finally {
    await rm(temp, { force: true })
  }
  return { path: wanted, sizeBytes: (await stat(wanted)).size }
}

async function verifyAll(
  repair: boolean,
  parts: EngineParts,
  emit: (event: VerifyEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const files = await parts.store.verify({
    repair,
    signal,
    onProgress: (doneBytes, totalBytes) => emit({ event: 'progress', doneBytes, totalBytes }),
  })
  const documents = parts.documents.verify({ repair })
  const bad = [
    ...files.bad.map(({ cid, problem, isRepaired }) => ({ cid, problem, repaired: isRepaired })),
    ...documents.bad.map((cid) => ({ cid, problem: 'corrupt', repaired: repair })),
  ]
  emit({ event: 'verified', checked: files.checked + documents.checked, bad })
}
