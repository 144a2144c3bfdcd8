/** A media file of the user's into the store, with its facts. */
import path from 'node:path'
import type { Imported, ImportOptions } from '../../content/store.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { Cid } from '../../contract/ids.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import { PROBER_VERSION, probeFile } from '../../media/probe/probe.ts'
import type { EngineParts } from '../parts.ts'

/** @throws ArtDagError INPUT_MISSING, INPUT_CHANGED, MEDIA_UNREADABLE, MEDIA_LIMIT, DISK_FULL, CANCELLED */
export async function importMedia(
  file: string,
  parts: EngineParts,
  options: ImportOptions,
): Promise<Imported> {
  const imported = await parts.store.importFile(file, options)
  const { signal } = options
  try {
    await factsOf(imported.cid, path.basename(file), parts, { emit: () => {}, signal })
    return imported
  } catch (error) {
    const [entry] = parts.store.list({ prefix: imported.cid, limit: 1 })
    // What is no media does not stay.
    if (imported.isNew) await parts.store.remove(imported.cid, [])
    throw error instanceof ArtDagError && entry ? aboutUsersFile(error, entry.path, file) : error
  }
}

/** The message names the user's file, not the store's. */
function aboutUsersFile(error: ArtDagError, stored: string, file: string): ArtDagError {
  const { code, hint, details, message } = error
  return new ArtDagError(code, message.replaceAll(stored, file), {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
    details: { ...details, path: file },
  })
}

export interface FactsOptions {
  readonly emit: (event: RunEvent) => void
  readonly signal?: AbortSignal | undefined
}

/** Probed once per content, whatever names and paths it has. */
export async function factsOf(
  cid: Cid,
  title: string,
  parts: EngineParts,
  { emit, signal }: FactsOptions,
): Promise<MediaFacts> {
  const known = parts.facts.get(cid, String(PROBER_VERSION))
  if (known) return known
  emit({ event: 'preparing', phase: 'probe', subject: title, doneBytes: 0, totalBytes: 0 })
  const { path: file } = await parts.store.locate(cid)
  const facts = await probeFile(await parts.tools(), file, signal ? { signal } : {})
  parts.facts.put(cid, String(PROBER_VERSION), facts)
  return facts
}
