/** Where a file comes from: by its bytes, else by the step that its container names. Nothing is imported by asking. */
import { statSync } from 'node:fs'
import { parseCidText } from '../../content/cid.ts'
import { resolveLinks } from '../../content/external.ts'
import type { HashOptions } from '../../content/hash-file.ts'
import { ArtDagError } from '../../contract/errors.ts'
import { CacheId, type Cid } from '../../contract/ids.ts'
import type { Making, Origin, Use } from '../../contract/provenance.ts'
import { readStepTag } from '../../media/probe/read-tags.ts'
import type { HandlerContext } from '../handlers/context.ts'
import type { EngineParts } from '../parts.ts'
import { describeFile } from './describe-file.ts'
import { makersOf } from './makers.ts'
import { describeRun } from './run-record.ts'
import { describeTask } from './task-record.ts'

/** `content`: a CID, a path where the caller may read files, or a name. @throws ArtDagError NOT_FOUND, USAGE (a document), … */
export async function findOrigin(
  content: string,
  { parts, mayReadPaths }: HandlerContext,
  options: HashOptions = {},
): Promise<Origin> {
  const { cid, path } = await findBytes(content, parts, mayReadPaths, options)
  const uses = usesOf(cid, parts)
  const known = { ...describeFile(cid, parts), used: uses.slice(0, LISTED), usedCount: uses.length }
  const made = makingsOf(cid, parts)
  if (made.length > 0) return { ...known, knownBy: 'bytes', made }
  const tag = path === undefined ? {} : await tagOf(path, parts, options.signal)
  const madeLike = tag.tag === undefined ? [] : makingsOfStep(tag.tag, parts)
  const knownBy = uses.length > 0 ? 'bytes' : madeLike.length > 0 ? 'tag' : 'nothing'
  return { ...known, ...tag, knownBy, made: madeLike }
}

/** Nobody reads more of them; all are counted. */
export const LISTED = 20

interface Bytes {
  readonly cid: Cid
  /** Absent where only the CID is known. */
  readonly path?: string
}

async function findBytes(
  content: string,
  parts: EngineParts,
  mayReadPaths: boolean,
  options: HashOptions,
): Promise<Bytes> {
  const whole = parseCidText(content)
  if (!whole && mayReadPaths && statSync(content, { throwIfNoEntry: false })) {
    const path = await resolveLinks(content)
    return { cid: (await parts.store.hasher.hash({ path }, options)).cid, path }
  }
  const { signal } = options
  const cid = whole ?? (await parts.names.resolveContent(content, signal ? { signal } : {}))
  if (parts.documents.has(cid)) throw isDocument(cid)
  return parts.store.has(cid) ? { cid, path: (await parts.store.locate(cid)).path } : { cid }
}

const isDocument = (cid: Cid): ArtDagError =>
  new ArtDagError('USAGE', `${cid} is a document, no file`, {
    hint: `look at it with: artdag show ${cid}`,
    details: { cid },
  })

/** Ways in which it was made here, the newest first. */
export function makingsOf(file: Cid, parts: EngineParts): Making[] {
  return makersOf(file, parts).map(({ task, run }) => ({
    file,
    ...(task ? { task: describeTask(task.cid, task.record, parts.documents) } : {}),
    ...(run ? { run: describeRun(run.cid, run.record) } : {}),
  }))
}

const makingsOfStep = (step: CacheId, parts: EngineParts): Making[] =>
  parts.artifacts.findByStep(step).flatMap(({ cid }) => makingsOf(cid, parts))

/** Runs it went into, the newest first. */
export function usesOf(cid: Cid, { runs }: EngineParts): readonly Use[] {
  const ids = runs
    .uses(cid)
    .filter(({ role }) => role === 'input')
    .map(({ runId }) => runId)
  return ids.toReversed().flatMap((runId) => {
    const run = runs.get(runId)
    if (!run) return []
    const { recipe, state, createdAt, output } = run
    return { runId, recipe, state, createdAt, ...(output ? { output } : {}) }
  })
}

/** What is no media has no tag; the reason is handed on. */
async function tagOf(
  path: string,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<Pick<Origin, 'tag' | 'unread'>> {
  try {
    const text = await readStepTag(await parts.tools(), path, signal ? { signal } : {})
    const tag = CacheId.safeParse(text).data
    return tag ? { tag } : {}
  } catch (error) {
    if (!(error instanceof ArtDagError) || !UNREADABLE.has(error.code)) throw error
    return { unread: error.message }
  }
}

const UNREADABLE: ReadonlySet<string> = new Set(['MEDIA_UNREADABLE', 'MEDIA_LIMIT'])
