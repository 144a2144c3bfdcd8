/** The files of what was dropped: folders are walked, whatever their depth. */

/** What browsers tell of a dropped folder or file. */
export interface DroppedEntry {
  readonly isFile: boolean
  readonly isDirectory: boolean
  readonly name: string
}
interface DroppedFile extends DroppedEntry {
  file(done: (file: File) => void, failed: (error: unknown) => void): void
}
interface DroppedFolder extends DroppedEntry {
  createReader(): {
    readEntries(done: (entries: readonly DroppedEntry[]) => void, failed: (error: unknown) => void): void
  }
}

export type Dropped = DroppedEntry | File

/** To be called while the drop is handled: later the browser tells nothing of it. */
export const entriesOf = (transfer: Pick<DataTransfer, 'items'>): readonly Dropped[] =>
  [...transfer.items].flatMap((item) =>
    // Pictures that are dragged out of pages are files that lie in no folder.
    item.kind === 'file' ? (item.webkitGetAsEntry() ?? item.getAsFile() ?? []) : [],
  )

/** In the order of names; without hidden files, which nobody means. */
export async function filesIn(dropped: readonly Dropped[]): Promise<readonly File[]> {
  const seen = dropped
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
  const found: File[] = []
  for (const each of seen) found.push(...(await filesOf(each)))
  return found
}

async function filesOf(entry: Dropped): Promise<readonly File[]> {
  if (entry instanceof File) return [entry]
  if (entry.isFile)
    return [await new Promise<File>((done, failed) => (entry as DroppedFile).file(done, failed))]
  return entry.isDirectory ? await filesIn(await childrenOf(entry as DroppedFolder)) : []
}

/** A reader gives some at a time, none at the end. */
async function childrenOf(folder: DroppedFolder): Promise<readonly DroppedEntry[]> {
  const reader = folder.createReader()
  const all: DroppedEntry[] = []
  const read = (): Promise<readonly DroppedEntry[]> =>
    new Promise((done, failed) => reader.readEntries(done, failed))
  for (let some = await read(); some.length > 0; some = await read()) all.push(...some)
  return all
}
