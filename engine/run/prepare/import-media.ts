/** A media file of the user's into the store, with its facts. */
import type { Imported, ImportOptions } from '../../content/store.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { Cid } from '../../contract/ids.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import { PROBER_VERSION, probeFile } from '../../media/probe/probe.ts'
import type { EngineParts } from '../parts.ts'

const VERSION = String(PROBER_VERSION)

/**
 * Probed before it is stored, so that what is no media was never there for anyone else to find.
 * @throws ArtDagError INPUT_MISSING, INPUT_CHANGED, MEDIA_UNREADABLE, MEDIA_LIMIT, DISK_FULL, CANCELLED
 */
export async function importMedia(
  file: string,
  parts: EngineParts,
  options: Omit<ImportOptions, 'admit'>,
): Promise<Imported> {
  const probe = admitMedia(file, parts, options.signal)
  const imported = await parts.store.importFile(file, { ...options, admit: probe })
  // What was stored long ago may not have been probed by this prober.
  if (!parts.facts.get(imported.cid, VERSION)) {
    const { path: stored } = await parts.store.locate(imported.cid)
    const remember = await probe(imported.cid, stored)
    remember()
  }
  return imported
}

/** For the store to ask: probes what it is about to take. `title`: what messages call it. */
export const admitMedia =
  (title: string, parts: EngineParts, signal: AbortSignal | undefined) =>
  async (cid: Cid, where: string): Promise<() => void> => {
    const facts = parts.facts.get(cid, VERSION) ?? (await probeAs(title, where, parts, signal))
    return () => parts.facts.put(cid, VERSION, facts)
  }

async function probeAs(
  file: string,
  where: string,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<MediaFacts> {
  try {
    return await probeFile(await parts.tools(), where, signal ? { signal } : {})
  } catch (error) {
    throw error instanceof ArtDagError ? aboutUsersFile(error, where, file) : error
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
  const known = parts.facts.get(cid, VERSION)
  if (known) return known
  emit({ event: 'preparing', phase: 'probe', subject: title, done: 0, total: 0 })
  const { path: file } = await parts.store.locate(cid)
  const facts = await probeFile(await parts.tools(), file, signal ? { signal } : {})
  parts.facts.put(cid, VERSION, facts)
  return facts
}
