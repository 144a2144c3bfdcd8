/** What goes into the store comes out of it, and nothing else does. */
import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ContentStore } from '../../engine/content/store.ts'
import { cidOf, codeOf, openTestStore, type TestStore } from './kit.ts'

describe('importing', () => {
  it('keeps a read-only copy under the CID', async () => {
    const { store, file, cachePath } = openTestStore()
    const path = file('hello', 'hello')
    expect(await store.importFile(path)).toEqual({ cid: cidOf('hello'), sizeBytes: 5, isNew: true })
    const stored = await store.locate(cidOf('hello'))
    expect(stored).toEqual({ path: cachePath('hello'), kind: 'owned' })
    expect(readFileSync(stored.path, 'utf8')).toBe('hello')
    expect(statSync(stored.path).mode & 0o777).toBe(0o444)
  })

  it('leaves the user free to change the file afterwards', async () => {
    const { store, file } = openTestStore()
    const path = file('hello', 'hello')
    const { cid } = await store.importFile(path)
    appendFileSync(path, ' world')
    const stored = await store.locate(cid)
    expect(readFileSync(stored.path, 'utf8')).toBe('hello')
    expect(lstatSync(stored.path).nlink).toBe(1)
    expect(lstatSync(stored.path).isSymbolicLink()).toBe(false)
  })

  it('of the same bytes again changes nothing and leaves no temp', async () => {
    const { store, file, files } = openTestStore()
    await store.importFile(file('one', 'same'))
    const { inode } = { inode: statSync((await store.locate(cidOf('same'))).path).ino }
    expect(await store.importFile(file('two', 'same'))).toMatchObject({ cid: cidOf('same'), isNew: false })
    expect(statSync((await store.locate(cidOf('same'))).path).ino).toBe(inode)
    expect(files('tmp')).toEqual([])
    expect(store.list()).toHaveLength(1)
  })

  it('follows a link the user names, to the file behind it', async () => {
    const { store, file, home } = openTestStore()
    symlinkSync(file('hello', 'hello'), join(home, 'link'))
    const { cid } = await store.importFile(join(home, 'link'))
    expect(lstatSync((await store.locate(cid)).path).isFile()).toBe(true)
  })

  it('takes an empty file', async () => {
    const { store, file } = openTestStore()
    expect(await store.importFile(file('empty', ''))).toMatchObject({ sizeBytes: 0, isNew: true })
  })

  it.each([
    'a\nb.mp4',
    '-rf.mp4',
    '%03d.png',
    'concat:a|b',
    '$(id).mp4',
    '日本語 🎬.mov',
    ' .mp4',
    `${'x'.repeat(250)}.mp4`,
  ])('minds no odd file name: %j', async (name) => {
    const { store, file, files } = openTestStore()
    const { cid } = await store.importFile(file(name, 'odd'))
    expect(files('cache')).toEqual([join(cid.slice(-3, -1), cid)])
  })

  it.each(['', 'none.mp4', 'a\0b', 'x'.repeat(5000)])('refuses the path %j in words', async (path) => {
    const { store, home } = openTestStore()
    expect(['INPUT_MISSING', 'MEDIA_UNREADABLE']).toContain(await codeOf(store.importFile(join(home, path))))
  })

  it('leaves no temp when it fails', async () => {
    const { store, home, files } = openTestStore()
    expect(await codeOf(store.importFile(home))).toBe('MEDIA_UNREADABLE')
    expect(files('tmp')).toEqual([])
  })
})

describe('importing a file that was imported before', () => {
  /** Reading would show as progress. */
  async function isRead({ store }: TestStore, path: string, reference = false): Promise<boolean> {
    let isTold = false
    const onProgress = (): void => {
      isTold = true
    }
    await store.importFile(path, { reference, onProgress })
    return isTold
  }

  /** A file that has lain there for a while: its time of change cannot be set, so the clock is. */
  async function imported(reference = false) {
    const kit = openTestStore()
    const path = kit.file('clip', 'clip')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 })
    onTestFinished(() => void vi.useRealTimers())
    await kit.store.importFile(path, { reference })
    return { kit, path }
  }

  it('does not read it again while it looks untouched', async () => {
    const { kit, path } = await imported()
    expect(await isRead(kit, path)).toBe(false)
    expect(await isRead(kit, path, true)).toBe(false)
  })

  it('reads it when its bytes changed, though size and date did not', async () => {
    const { kit, path } = await imported()
    const { atime, mtime } = statSync(path)
    writeFileSync(path, 'CLIP')
    utimesSync(path, atime, mtime)
    expect(await isRead(kit, path)).toBe(true)
    expect(kit.store.list()).toHaveLength(2)
  })

  it('reads it when the stored copy is gone, or there is none', async () => {
    const { kit, path } = await imported()
    rmSync(kit.cachePath('clip'))
    expect(await isRead(kit, path)).toBe(true)
    expect(kit.store.has(cidOf('clip'))).toBe(true)
    const other = await imported(true)
    expect(await isRead(other.kit, other.path)).toBe(true)
    expect((await other.kit.store.locate(cidOf('clip'))).kind).toBe('owned')
  })

  it('always reads one that has only just been written, for the next write might not show', async () => {
    const kit = openTestStore()
    const path = kit.file('clip', 'clip')
    expect([await isRead(kit, path), await isRead(kit, path)]).toEqual([true, true])
  })
})

describe('importing by reference', () => {
  it('keeps only the place', async () => {
    const { store, file, files } = openTestStore()
    const path = file('big', 'big')
    const { cid } = await store.importFile(path, { reference: true })
    expect(await store.locate(cid)).toEqual({ path, kind: 'external' })
    expect(files('cache')).toEqual([])
  })

  it('notices other bytes under the same name, and a file that is gone', async () => {
    const { store, file } = openTestStore()
    const path = file('big', 'big')
    const { cid } = await store.importFile(path, { reference: true })
    writeFileSync(path, 'BIG')
    expect(await codeOf(store.locate(cid))).toBe('INPUT_CHANGED')
    rmSync(path)
    expect(await codeOf(store.locate(cid))).toBe('INPUT_CHANGED')
    expect(store.has(cid)).toBe(false)
    expect(store.list()).toHaveLength(1)
  })

  it('is not fooled by a link put in the place of the file', async () => {
    const { store, file } = openTestStore()
    const path = file('big', 'big')
    const { cid } = await store.importFile(path, { reference: true })
    renameSync(path, `${path}.moved`)
    symlinkSync(`${path}.moved`, path)
    expect(await codeOf(store.locate(cid))).toBe('INPUT_CHANGED')
  })

  it('trusts the same bytes under a new date again', async () => {
    const { store, file, database } = openTestStore()
    const path = file('big', 'big')
    const { cid } = await store.importFile(path, { reference: true })
    utimesSync(path, 1, 1)
    expect(await store.locate(cid)).toEqual({ path, kind: 'external' })
    expect(database.prepare('SELECT mtime_ns FROM blobs').get()).toEqual({ mtime_ns: '1000000000' })
  })

  it('becomes a copy when imported as one, and a copy stays one', async () => {
    const { store, file } = openTestStore()
    const path = file('big', 'big')
    const { cid } = await store.importFile(path, { reference: true })
    expect(await store.importFile(path)).toMatchObject({ cid, isNew: false })
    expect((await store.locate(cid)).kind).toBe('owned')
    await store.importFile(path, { reference: true })
    expect((await store.locate(cid)).kind).toBe('owned')
  })
})

describe('adopting what the engine made', () => {
  it('renames it into the store and runs the given work with the row', async () => {
    const { store, files, database } = openTestStore()
    const temp = store.tempPath('.mp4')
    writeFileSync(temp, 'rendered')
    const { ino } = statSync(temp)
    const seen: unknown[] = []
    const stored = await store.adopt(temp, {
      inTransaction: (cid, sizeBytes) => seen.push([cid, sizeBytes, store.has(cid), database.inTransaction]),
    })
    expect(stored).toEqual({ cid: cidOf('rendered'), sizeBytes: 8 })
    expect(seen).toEqual([[cidOf('rendered'), 8, true, true]])
    expect(statSync((await store.locate(stored.cid)).path).ino).toBe(ino)
    expect(files('tmp')).toEqual([])
  })

  it('runs the work also when the bytes were known', async () => {
    const { store, file } = openTestStore()
    await store.importFile(file('known', 'known'))
    const temp = store.tempPath('')
    writeFileSync(temp, 'known')
    let runs = 0
    await store.adopt(temp, { inTransaction: () => runs++ })
    expect(runs).toBe(1)
    expect(existsSync(temp)).toBe(false)
  })

  it('makes no row when the work fails, and no second try is spoiled', async () => {
    const { store, files } = openTestStore()
    const adopt = (work: () => void) => {
      const temp = store.tempPath('.mp4')
      writeFileSync(temp, 'rendered')
      return store.adopt(temp, { inTransaction: work })
    }
    const failing = adopt(() => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(store.list()).toEqual([])
    expect(files('tmp')).toEqual([])
    await adopt(() => {})
    expect(store.list()).toHaveLength(1)
    expect(files('cache')).toHaveLength(1)
  })

  it('takes no file that is not a temp, and leaves it alone', async () => {
    const { store, file } = openTestStore()
    const path = file('precious')
    await expect(store.adopt(path)).rejects.toThrow(/Not a temp/)
    expect(existsSync(path)).toBe(true)
  })

  it('takes no extension that could lead elsewhere', () => {
    const { store } = openTestStore()
    for (const extension of ['/../../x', '.MP4/', '..', '.a b', 'mp4']) {
      expect(() => store.tempPath(extension)).toThrow()
    }
  })
})

describe('the store', () => {
  it('lists in pages and by prefix', async () => {
    const { store, file } = openTestStore()
    const contents = ['a', 'b', 'c', 'd', 'e']
    for (const content of contents) await store.importFile(file(content))
    const cids = contents.map(cidOf).sort()
    const page = store.list({ limit: 2 })
    const rest = store.list({ after: page[1]?.cid ?? '' })
    expect([...page, ...rest].map(({ cid }) => cid)).toEqual(cids)
    expect(store.list({ prefix: cids[3]?.slice(0, 20) ?? '' }).map(({ cid }) => cid)).toEqual([cids[3]])
    expect(store.list({ prefix: '%' })).toEqual([])
    expect(store.list({ prefix: 'b_' })).toEqual([])
  })

  it('deletes what nothing protects, and the user’s own file never', async () => {
    const { store, file, files } = openTestStore()
    const { cid } = await store.importFile(file('copy'))
    const path = file('reference')
    const external = await store.importFile(path, { reference: true })
    expect(await codeOf(store.remove(cid, ['input of run 1']))).toBe('PROTECTED')
    expect(store.has(cid)).toBe(true)
    await store.remove(cid, [])
    await store.remove(external.cid, [])
    await store.remove(cidOf('never stored'), [])
    expect(store.list()).toEqual([])
    expect([files('cache'), files('tmp')]).toEqual([[], []])
    expect(existsSync(path)).toBe(true)
    expect(await codeOf(store.locate(cid))).toBe('NOT_FOUND')
  })

  it('sets bytes aside that are not what they were', async () => {
    const { store, file, cachePath, files } = openTestStore()
    const { cid } = await store.importFile(file('good', 'good'))
    chmodSync(cachePath('good'), 0o644)
    writeFileSync(cachePath('good'), 'evil')
    expect(await codeOf(store.locate(cid))).toBe('STORE_CORRUPT')
    expect(await codeOf(store.locate(cid))).toBe('NOT_FOUND')
    expect(files('cache/quarantine')).toHaveLength(1)
    await store.importFile(file('good', 'good'))
    expect(readFileSync((await store.locate(cid)).path, 'utf8')).toBe('good')
  })

  it('finds a flip that kept size and date when it rereads before handing out', async () => {
    const { store, file, cachePath } = openTestStore()
    const { cid } = await store.importFile(file('good', 'good'))
    utimesSync(cachePath('good'), 1, 1)
    await store.locate(cid)
    chmodSync(cachePath('good'), 0o644)
    writeFileSync(cachePath('good'), 'g00d')
    utimesSync(cachePath('good'), 1, 1)
    expect((await store.locate(cid)).kind).toBe('owned')
    expect(await codeOf(store.reread(cid))).toBe('STORE_CORRUPT')
  })

  it('trusts a cache that was copied from a backup, once it has read it', async () => {
    const { store, file, cachePath } = openTestStore()
    const { cid } = await store.importFile(file('good', 'good'))
    rmSync(cachePath('good'))
    writeFileSync(cachePath('good'), 'good')
    expect(store.has(cid)).toBe(true)
    expect((await store.locate(cid)).kind).toBe('owned')
  })

  it('refuses a tmp on another disk, where a rename would be a copy', () => {
    const { home, database } = openTestStore()
    const open = () =>
      new ContentStore({ database, cacheDir: join(home, 'cache'), tmpDir: '/dev/shm/artdag-test' })
    expect(open).toThrow(/different file systems/)
    rmSync('/dev/shm/artdag-test', { recursive: true })
  })
})
