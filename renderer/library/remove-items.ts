/** Deletes media: into the trash, with a way back. What is in use stays, says why, and says what people can do about it. */
import { navigate } from 'wouter/use-browser-location'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { GalleryItem } from '../../engine/contract/groups/content.ts'
import type { RunId } from '../../engine/contract/ids.ts'
import { reportOf } from '../connect/report-of.ts'
import { type Notice, notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import { titleOf } from './describe-item.ts'

const words = text.library

export interface RemoveOptions {
  /** Stops before the next one. */
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number) => void
}

interface Removing extends RemoveOptions {
  readonly client: EngineClient
  /** Asks again for what may have changed. */
  readonly refresh: () => void
}

interface Gone {
  readonly item: GalleryItem
  /** Its own, and that of the run that went with it. */
  readonly trashIds: readonly number[]
}

interface Kept {
  readonly item: GalleryItem
  readonly reasons: readonly string[]
}

/** Those that went. */
export async function removeItems(
  items: readonly GalleryItem[],
  removing: Removing,
): Promise<readonly GalleryItem[]> {
  const { client, refresh, signal, onProgress } = removing
  const gone: Gone[] = []
  const kept: Kept[] = []
  for (const [done, item] of items.entries()) {
    if (signal?.aborted) break
    onProgress?.(done)
    try {
      gone.push({ item, trashIds: [(await client.content.remove({ name: item.cid })).trashId] })
    } catch (error) {
      const isKnown = item.protectedBy.length > 0
      kept.push({ item, reasons: isKnown ? item.protectedBy : [reportOf(error).message] })
    }
  }
  refresh()
  if (kept.length > 0) tellKept(kept, removing)
  if (gone.length > 0) tellGone(gone, removing)
  return gone.map(({ item }) => item)
}

/** The run that alone keeps it, having made it. */
export function onlyKeeper({ protectedBy, madeBy, usedBy }: GalleryItem): RunId | undefined {
  return protectedBy.length === 1 && usedBy === 0 ? madeBy?.runId : undefined
}

function tellKept(kept: readonly Kept[], removing: Removing): void {
  const [first] = kept
  if (!first) return
  const { item, reasons } = first
  notify(
    kept.length > 1
      ? { text: words.notDeletedMany(kept.length, reasons[0] ?? '') }
      : { text: words.notDeleted(titleOf(item), reasons), action: wayOut(item, removing) },
  )
}

function wayOut(item: GalleryItem, removing: Removing): NonNullable<Notice['action']> {
  const runId = onlyKeeper(item)
  return runId === undefined
    ? { text: words.whatUsesIt, run: () => navigate(`/media/${item.cid}`) }
    : { text: words.deleteRunToo, run: () => void removeWithRun(item, runId, removing) }
}

async function removeWithRun(item: GalleryItem, runId: RunId, removing: Removing): Promise<void> {
  const { client, refresh } = removing
  try {
    const run = await client.runs.remove({ runId })
    const file = await removeOrRestore(item, run.trashId, client)
    tellGone([{ item, trashIds: [run.trashId, file.trashId] }], removing)
  } catch (error) {
    notify({ text: reportOf(error).message, tone: 'bad' })
  }
  refresh()
}

/** Both go, or none. */
async function removeOrRestore({ cid }: GalleryItem, runTrashId: number, { content, trash }: EngineClient) {
  try {
    return await content.remove({ name: cid })
  } catch (error) {
    await trash.restore({ id: runTrashId })
    throw error
  }
}

function tellGone(gone: readonly Gone[], { client, refresh }: Removing): void {
  const restore = async (): Promise<void> => {
    try {
      // What went last comes back first.
      for (const id of gone.flatMap(({ trashIds }) => trashIds).toReversed())
        await client.trash.restore({ id })
      notify({ text: words.restored(gone.length) })
    } catch (error) {
      notify({ text: reportOf(error).message, tone: 'bad' })
    }
    refresh()
  }
  const name = gone[0] ? titleOf(gone[0].item) : ''
  notify({
    text: words.deleted(gone.length, name),
    action: { text: text.common.undo, run: () => void restore() },
  })
}
