/** The media a caller means: a name of what is stored, or a file, which is only referred to. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { Cid } from '../../contract/ids.ts'
import type { SourceFile } from '../../plan/graph.ts'
import { factsOf, importMedia } from '../prepare/import-media.ts'
import { notStored } from '../record/resolve-stored.ts'
import type { HandlerContext } from './context.ts'
import { readablePath } from './readable-path.ts'

export interface FindOptions {
  readonly emit: (event: RunEvent) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Its facts are known after. A CID goes before a file of that name, a file before a name of what is stored.
 * @throws ArtDagError NOT_FOUND, AMBIGUOUS, MEDIA_UNREADABLE, MEDIA_LIMIT, INPUT_CHANGED, CANCELLED
 */
export async function findMedia(
  name: string,
  context: HandlerContext,
  options: FindOptions,
): Promise<SourceFile> {
  const { parts } = context
  const file = parseCidText(name) ? undefined : await fileNamed(name, context)
  const cid = file ? await referTo(file, context, options) : await findStored(name, context, options)
  const title = file ? path.basename(file) : (parts.names.namesOf(cid)[0] ?? name)
  return { cid, title, facts: await factsOf(cid, title, parts, options) }
}

/** Where there is none that this caller may name, it may still be a name of something stored. */
async function fileNamed(name: string, context: HandlerContext): Promise<string | undefined> {
  const { mayReadPaths, importRoots = [] } = context
  if (!mayReadPaths && importRoots.length === 0) return undefined
  const file = await readablePath(name, context).catch(() => undefined)
  return file !== undefined && statSync(file, { throwIfNoEntry: false }) ? file : undefined
}

async function referTo(file: string, { parts }: HandlerContext, { emit, signal }: FindOptions): Promise<Cid> {
  const total = statSync(file).size
  const onProgress = (done: number): void =>
    emit({ event: 'preparing', phase: 'import', subject: path.basename(file), done, total })
  const { cid } = await importMedia(file, parts, { reference: true, onProgress, signal })
  return cid
}

async function findStored(
  name: string,
  { parts, mayReadPaths }: HandlerContext,
  { signal }: FindOptions,
): Promise<Cid> {
  const cid = await parts.names.resolveContent(name, signal ? { signal } : {}).catch((error: unknown) => {
    throw mayReadPaths ? noFile(name, error) : error
  })
  if (parts.store.has(cid)) return cid
  throw notStored(cid)
}

function noFile(name: string, error: unknown): unknown {
  if (!(error instanceof ArtDagError) || error.code !== 'NOT_FOUND') return error
  return new ArtDagError(
    'NOT_FOUND',
    `There is no file ${JSON.stringify(name)}, and nothing stored is called so`,
    {
      hint: 'Check the path; it is relative to the current folder. What is stored: artdag ls',
      details: { ...error.details },
      cause: error,
    },
  )
}
