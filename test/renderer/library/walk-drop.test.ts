/** Dropped folders, as browsers tell of them. */
import { expect, it } from 'vitest'
import { type DroppedEntry, entriesOf, filesIn } from '../../../renderer/library/imports/walk-drop.ts'

const entryOf = (name: string): DroppedEntry =>
  ({
    ...{ name, isFile: true, isDirectory: false },
    file: (done: (file: File) => void) => done(new File(['x'], name)),
  }) as DroppedEntry

/** Gives two children at a time, as browsers give a hundred. */
const folderOf = (name: string, children: readonly DroppedEntry[]): DroppedEntry =>
  ({
    ...{ name, isFile: false, isDirectory: true },
    createReader() {
      let from = 0
      return {
        readEntries(done: (entries: readonly DroppedEntry[]) => void) {
          from += 2
          done(children.slice(from - 2, from))
        },
      }
    },
  }) as DroppedEntry

it('walks folders to their end, in the order of names, and leaves out what is hidden', async () => {
  const dropped = [
    folderOf('trip', [
      entryOf('clip10.mp4'),
      entryOf('clip2.mp4'),
      entryOf('.DS_Store'),
      folderOf('more', [entryOf('c.wav'), entryOf('b.wav'), entryOf('a.wav')]),
      folderOf('.git', [entryOf('config')]),
    ]),
    entryOf('alone.png'),
    folderOf('nothing', []),
  ]
  const names = (await filesIn(dropped)).map(({ name }) => name)
  expect(names).toEqual(['alone.png', 'clip2.mp4', 'clip10.mp4', 'a.wav', 'b.wav', 'c.wav'])
})

it('takes files that lie in no folder, and no dragged text', async () => {
  const picture = new File(['x'], 'picture.png')
  const items = [
    { kind: 'string', webkitGetAsEntry: () => null, getAsFile: () => null },
    { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => picture },
    { kind: 'file', webkitGetAsEntry: () => entryOf('clip.mp4'), getAsFile: () => null },
  ]
  const entries = entriesOf({ items } as unknown as DataTransfer)
  expect((await filesIn(entries)).map(({ name }) => name)).toEqual(['clip.mp4', 'picture.png'])
})

it('fails where a folder cannot be read', async () => {
  const locked = {
    ...{ name: 'locked', isFile: false, isDirectory: true },
    createReader: () => ({
      readEntries: (_: unknown, failed: (error: unknown) => void) => failed(new Error('no')),
    }),
  } as unknown as DroppedEntry
  await expect(filesIn([locked])).rejects.toThrow('no')
})
