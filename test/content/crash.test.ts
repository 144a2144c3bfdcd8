/** What a crash can leave behind is healed: temps, rows without a file, files without a row. */
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { processMark, stateOfProcess } from '../../engine/content/process-mark.ts'
import { cidOf, codeOf, openTestStore, testFolder } from './kit.ts'

const mark = processMark()
/** The mark of a process that has ended: no process has so high a number. */
const deadMark = mark.replace(/\d+\.\d+$/, '99999999.1')

/** Puts a file where a rename would have put it, without its row. */
function loneFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

describe('after a crash', () => {
  it('temps of dead processes are swept, those of living ones stay', async () => {
    const { store, home, files } = openTestStore()
    const mine = store.tempPath('.mp4')
    writeFileSync(mine, 'at work')
    const dead = join(home, 'tmp', `${deadMark}-0123abcd`)
    mkdirSync(join(dead, 'frames'), { recursive: true })
    writeFileSync(join(dead, 'frames', '1.png'), 'half')
    writeFileSync(join(home, 'tmp', 'not-ours'), 'x')
    expect(store.sweep()).toEqual({ temps: 1, rows: 0 })
    expect(existsSync(mine)).toBe(true)
    expect(files('tmp')).toContain('not-ours')
    expect(existsSync(dead)).toBe(false)
  })

  it('temps of another container are left for a day', () => {
    const { store, home } = openTestStore()
    const [boot] = mark.split('.')
    const other = join(home, 'tmp', `${boot}.1.77.88-0123abcd`)
    mkdirSync(other)
    expect(store.sweep().temps).toBe(0)
    utimesSync(other, 1, 1)
    expect(store.sweep().temps).toBe(1)
  })

  it('a row whose file is gone is dropped, and importing again works', async () => {
    const { store, file, cachePath } = openTestStore()
    const { cid } = await store.importFile(file('a'))
    const external = await store.importFile(file('unplugged'), { reference: true })
    rmSync(cachePath('a'))
    rmSync(file('unplugged'))
    expect(store.has(cid)).toBe(false)
    expect(store.sweep()).toEqual({ temps: 0, rows: 1 })
    expect(store.list().map((entry) => entry.cid)).toEqual([external.cid])
    expect(await store.importFile(file('a'))).toEqual({ cid, sizeBytes: 1, isNew: true })
    expect(store.has(cid)).toBe(true)
  })

  it('a missing file is found out without a sweep, too', async () => {
    const { store, file, cachePath } = openTestStore()
    const { cid } = await store.importFile(file('a'))
    rmSync(cachePath('a'))
    expect(await codeOf(store.locate(cid))).toBe('NOT_FOUND')
    expect(store.list()).toEqual([])
  })

  it('a good file without a row is taken up when asked for', async () => {
    const { store, cachePath } = openTestStore()
    loneFile(cachePath('lone'), 'lone')
    expect(await store.locate(cidOf('lone'))).toEqual({ path: cachePath('lone'), kind: 'owned' })
    expect(store.list()).toHaveLength(1)
  })

  it('a wrong file without a row is never served', async () => {
    const { store, cachePath, files } = openTestStore()
    loneFile(cachePath('lone'), 'half')
    expect(await codeOf(store.locate(cidOf('lone')))).toBe('NOT_FOUND')
    expect(existsSync(cachePath('lone'))).toBe(false)
    expect(files('cache/quarantine')).toHaveLength(1)
  })

  it('a wrong file without a row gives way to the right one', async () => {
    const { store, file, cachePath } = openTestStore()
    loneFile(cachePath('lone'), 'half')
    await store.importFile(file('lone'))
    expect(readFileSync((await store.locate(cidOf('lone'))).path, 'utf8')).toBe('lone')
  })
})

describe('two stores on one folder', () => {
  it('import the same file at once and both have it', async () => {
    const first = openTestStore()
    const second = openTestStore(first.home)
    const contents = Array.from({ length: 10 }, (_, i) => `content ${i}`)
    for (const content of contents) first.file(content)
    const imports = contents.flatMap((content) =>
      [first, second].map(({ store }) => store.importFile(join(first.home, 'user', content))),
    )
    const results = await Promise.all(imports)
    expect(new Set(results.map(({ cid }) => cid)).size).toBe(10)
    for (const content of contents) {
      for (const { store } of [first, second]) {
        expect(readFileSync((await store.locate(cidOf(content))).path, 'utf8')).toBe(content)
      }
    }
    expect((await first.store.verify()).bad).toEqual([])
    expect(first.files('tmp')).toEqual([])
  })

  it('one may delete what the other imports, and no row is left without a file', async () => {
    const first = openTestStore()
    const second = openTestStore(first.home)
    const path = first.file('fought over')
    const cid = cidOf('fought over')
    for (let round = 0; round < 10; round++) {
      const results = await Promise.allSettled([first.store.importFile(path), second.store.remove(cid, [])])
      const isStored = first.store.list().length === 1
      expect(first.store.has(cid)).toBe(isStored)
      expect(results.filter(({ status }) => status === 'rejected').length).toBeLessThanOrEqual(1)
    }
  })

  it('do not sweep each other’s temps', () => {
    const home = testFolder()
    const [first, second] = [openTestStore(home), openTestStore(home)]
    const temp = first.store.tempPath('')
    writeFileSync(temp, 'at work')
    expect(second.store.sweep().temps).toBe(0)
    expect(existsSync(temp)).toBe(true)
  })
})

describe('the mark of a process', () => {
  it('tells the living from the dead, and from a later process of the same number', () => {
    expect(stateOfProcess(mark)).toBe('alive')
    expect(stateOfProcess(deadMark)).toBe('dead')
    expect(stateOfProcess(mark.replace(/\d+$/, '1'))).toBe('dead')
    expect(stateOfProcess(mark.replace(/^[0-9a-f]+/, '00000000'))).toBe('dead')
    expect(stateOfProcess(mark.replace(/\.\d+\./, '.1.'))).toBe('unknown')
    expect(stateOfProcess('nonsense')).toBe('unknown')
  })
})
