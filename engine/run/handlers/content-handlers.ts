/** Handlers of stored content: import, look, copy out, delete, verify. Here and not in `content`: they need runs. */
import { constants } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { ContentItem } from '../../contract/procedures.ts'
import type { Origin } from '../../contract/provenance.ts'
import type { NamedContent } from '../../library/find-content.ts'
import { makePlayable } from '../derive/playable.ts'
import { makeThumb } from '../derive/thumb.ts'
import { makeWaveform } from '../derive/waveform.ts'
import type { EngineParts } from '../parts.ts'
import { importMedia } from '../prepare/import-media.ts'
import { findOrigin } from '../record/find-origin.ts'
import { provenanceTree } from '../record/provenance-tree.ts'
import { resolveStored } from '../record/resolve-stored.ts'
import { type HandlerContext, os, refusePaths } from './context.ts'
import { galleryItemOf, itemOf, protectedBy } from './describe-content.ts'
import { streamEvents } from './event-stream.ts'
import { readablePath } from './readable-path.ts'
import { resolveKnown, showContent } from './show-content.ts'

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
  list: os.content.list.handler(({ input, context: { parts } }) => {
    const { items, ...next } = parts.library.find.files({ ...input, isGallery: false })
    return { ...next, items: items.map((cid) => itemOf(cid, parts)) }
  }),
  media: os.content.media.handler(({ input, context: { parts } }) => {
    const { items, ...next } = parts.library.find.files({ ...input, isGallery: true })
    return { ...next, items: items.flatMap((cid) => galleryItemOf(cid, parts)) }
  }),
  facets: os.content.facets.handler(({ input, context: { parts } }) => parts.library.find.facets(input)),
  assets: os.content.assets.handler(({ input, context: { parts } }) => {
    const { items, ...next } = parts.library.find.names(input)
    return { ...next, items: items.map((asset) => withItem(asset, parts)) }
  }),
  show: os.content.show.handler(({ input: { name }, context: { parts } }) => showContent(name, parts)),
  getMeta: os.content.getMeta.handler(async ({ input: { name }, context: { parts } }) =>
    parts.library.meta.get(await resolveKnown(name, parts)),
  ),
  setMeta: os.content.setMeta.handler(async ({ input: { name, ...changes }, context: { parts } }) =>
    parts.library.meta.change(await resolveKnown(name, parts), changes),
  ),
  thumb: os.content.thumb.handler(async ({ input, context: { parts }, signal }) => ({
    cid: await makeThumb(input, parts, signal),
  })),
  waveform: os.content.waveform.handler(({ input, context: { parts }, signal }) =>
    makeWaveform(input, parts, signal),
  ),
  mp4: os.content.mp4.handler(({ input: { name }, context: { parts }, signal }) =>
    makePlayable(name, parts, signal),
  ),
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
  remove: os.content.remove.handler(({ input: { name }, context: { parts } }) => removeContent(name, parts)),
  verify: os.content.verify.handler(({ input, context: { parts }, signal }) =>
    streamEvents<VerifyEvent>((emit, stop) => verifyAll(input.repair, parts, emit, stop), signal),
  ),
}

async function importFile(
  { path: wanted, reference, name }: { path: string; reference: boolean; name?: string | undefined },
  context: HandlerContext,
  emit: (event: ImportEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const file = await readablePath(wanted, context)
  const { parts } = context
  const totalBytes = (await stat(file).catch(() => undefined))?.size ?? 0
  const onProgress = (doneBytes: number): void => emit({ event: 'progress', doneBytes, totalBytes })
  const { cid, isNew } = await importMedia(file, parts, { reference, onProgress, signal })
  if (name !== undefined) parts.names.nameContent(name, cid)
  emit({ event: 'imported', item: itemOf(cid, parts), isNew })
}

const withItem = ({ name, cid }: NamedContent, parts: EngineParts) => ({
  ...{ name, cid },
  ...(parts.store.has(cid) ? { item: itemOf(cid, parts) } : {}),
})

/** @throws ArtDagError NOT_FOUND, PROTECTED */
async function removeContent(name: string, parts: EngineParts) {
  const cid = await parts.names.resolveContent(name)
  const [entry] = parts.store.list({ prefix: cid, limit: 1 })
  if (!entry)
    throw new ArtDagError('NOT_FOUND', `${cid} is not in the store`, { hint: 'list what is: artdag ls' })
  const freedBytes = entry.kind === 'owned' ? entry.sizeBytes : 0
  const title = parts.library.meta.get(cid).title || (parts.names.namesOf(cid)[0] ?? name)
  const thrown = { cid, name: title, sizeBytes: freedBytes }
  return { cid, freedBytes, trashId: await parts.library.trash.content(thrown, protectedBy(cid, parts)) }
}

/** Written beside the target under another name first, so that nobody ever sees half a file. */
async function exportFile(
  cid: Cid,
  target: string,
  context: HandlerContext,
): Promise<{ path: string; sizeBytes: number }> {
  refusePaths(context)
  const { path: source } = await context.parts.store.locate(cid)
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
  const documents = await parts.documents.verify({ repair })
  const bad = [
    ...files.bad.map(({ cid, problem, isRepaired }) => ({ cid, problem, repaired: isRepaired })),
    ...documents.bad.map((cid) => ({ cid, problem: 'corrupt', repaired: repair })),
  ]
  emit({ event: 'verified', checked: files.checked + documents.checked, bad })
}
