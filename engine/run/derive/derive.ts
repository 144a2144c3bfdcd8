/** Finds what was made of a file to show it, or makes it: once, whoever asks. */
import type { Cid } from '../../contract/ids.ts'
import type { RenderRequest } from '../../contract/schemas.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import type { EngineParts } from '../parts.ts'
import { factsOf } from '../prepare/import-media.ts'
import { prepare } from '../prepare/prepare.ts'
import { resolveStored } from '../record/resolve-stored.ts'
import { renderApart } from './render-apart.ts'

export interface ShownFile {
  readonly cid: Cid
  readonly facts: MediaFacts
}

/** @throws ArtDagError NOT_FOUND, AMBIGUOUS, MEDIA_UNREADABLE */
export async function shownFile(
  name: string,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<ShownFile> {
  const cid = await resolveStored(name, parts)
  return { cid, facts: await factsOf(cid, name, parts, { emit: () => {}, signal }) }
}

/** `what` says what it is with all that it is made by, so that other wishes are other files. */
export async function derived(
  source: Cid,
  what: string,
  { library, store, documents }: EngineParts,
  make: () => Promise<Cid>,
): Promise<Cid> {
  const known = library.derived.find(source, what)
  if (known !== undefined && (store.has(known) || documents.has(known))) return known
  const cid = await make()
  library.derived.put(source, what, cid)
  return cid
}

/** One step over one file, in software: the same bytes everywhere. */
export async function renderStep(
  source: Cid,
  step: { readonly type: string; readonly config: Readonly<Record<string, unknown>> },
  wish: Pick<RenderRequest, 'profile' | 'still'>,
  parts: EngineParts,
  signal: AbortSignal = new AbortController().signal,
): Promise<Cid> {
  const text = JSON.stringify({
    name: `shown-${step.type.toLowerCase()}`,
    version: '1',
    inputs: { media: null },
    steps: [{ id: 'shown', ...step, inputs: ['media'] }],
    output: 'shown',
  })
  const request: RenderRequest = {
    recipe: { text, fileName: 'shown.yaml' },
    inputs: [{ name: 'media', content: source }],
    params: {},
    encoder: 'software',
    keepIntermediates: false,
    ...wish,
  }
  const prepared = await prepare(request, parts, { mayReadPaths: false, emit: () => {}, signal })
  return await renderApart(prepared, parts, signal)
}
