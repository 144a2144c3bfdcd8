/** Drafts of single nodes: rendered in the background, kept by the cache id of what they show. */
import { create } from 'zustand'
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { ArtDagError, type ErrorReport } from '../../../engine/contract/errors.ts'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import { reportOf } from '../../connect/report-of.ts'
import type { DocumentRequest } from '../../editor/forecast/use-run-request.ts'
import { doneShare, timeLeft } from '../../runs/live/done-share.ts'
import { foldEvents, NOTHING_YET } from '../../runs/live/fold-events.ts'

export type Preview =
  | {
      readonly state: 'working'
      /** 0 to 1; undefined while nobody can know. */
      readonly fraction: number | undefined
      readonly leftSec: number | undefined
      readonly cancel: () => void
    }
  | { readonly state: 'ready'; readonly cid: Cid }
  | { readonly state: 'failed'; readonly error: ErrorReport }

interface PreviewState {
  /** By cache id of the step. */
  readonly previews: Readonly<Record<string, Preview>>
}

export const usePreviews = create<PreviewState>(() => ({ previews: {} }))

function put(cacheId: string, preview: Preview): void {
  usePreviews.setState(({ previews }) => ({ previews: { ...previews, [cacheId]: preview } }))
}

function forget(cacheId: string): void {
  usePreviews.setState(({ previews: { [cacheId]: _, ...previews } }) => ({ previews }))
}

export interface PreviewWish {
  readonly step: string
  readonly cacheId: string
  readonly request: DocumentRequest
}

/** Nothing where it is there or on its way. Never throws: what went wrong is the preview's state. */
export async function startPreview(client: EngineClient, wish: PreviewWish): Promise<void> {
  const { cacheId } = wish
  const known = usePreviews.getState().previews[cacheId]
  if (known !== undefined && known.state !== 'failed') return
  const stop = new AbortController()
  try {
    const cid = await render(client, wish, stop)
    if (cid === undefined) forget(cacheId)
    else put(cacheId, { state: 'ready', cid })
  } catch (error) {
    if (stop.signal.aborted) forget(cacheId)
    else put(cacheId, { state: 'failed', error: reportOf(error) })
  }
}

/** Undefined: it was cancelled. @throws ArtDagError */
async function render(
  client: EngineClient,
  { step, cacheId, request }: PreviewWish,
  stop: AbortController,
): Promise<Cid | undefined> {
  let live = NOTHING_YET
  const tell = (): void =>
    put(cacheId, {
      state: 'working',
      fraction: doneShare(live),
      leftSec: timeLeft(live),
      cancel: () => stop.abort(),
    })
  tell()
  const events = await client.runs.start(
    { ...request, target: step, profile: 'draft' },
    { signal: stop.signal },
  )
  for await (const event of events) {
    live = foldEvents(live, [event])
    if (event.event === 'run-finished') return outputOf(event)
    tell()
  }
  return undefined
}

type Finished = Extract<RunEvent, { event: 'run-finished' }>

function outputOf({ state, output, error }: Finished): Cid | undefined {
  if (state === 'finished') return output?.cid
  if (state === 'cancelled') return undefined
  throw new ArtDagError(error?.code ?? 'INTERNAL', error?.message ?? 'the draft was not rendered', {
    ...(error?.hint === undefined ? {} : { hint: error.hint }),
  })
}
