/** Verify finds every kind of damage, and repair makes the store whole without ever deleting bytes. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cidOf, codeOf, openTestStore, type TestStore } from './kit.ts'

/** Flips one bit and keeps size and date, as a failing disk does. */
function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8))
  chmodSync(path, 0o644)
  writeFileSync(path, bytes)
  utimesSync(path, 1, 1)
}

async function storeAll({ store, file, cachePath }: TestStore, contents: readonly string[]): Promise<void> {
  for (const content of contents) {
    await store.importFile(file(content))
    utimesSync(cachePath(content), 1, 1)
    await store.locate(cidOf(content))
  }
}

describe('verify', () => {
  it('finds nothing in a good store and says how far it is', async () => {
    const kit = openTestStore()
    await storeAll(kit, ['a', 'bb', 'ccc'])
    const told: string[] = []
    const report = await kit.store.verify({ onProgress: (bytes, total) => told.push(`${bytes}/${total}`) })
    expect(report).toEqual({ checked: 3, bad: [] })
    expect(told.at(-1)).toBe('6/6')
  })

  it('finds each flipped bit, though size and date are as they were', async () => {
    const kit = openTestStore()
    const contents = Array.from({ length: 20 }, (_, i) => `content number ${i}`)
    await storeAll(kit, contents)
    const damaged = contents.filter((_, i) => i % 2 === 0)
    for (const [i, content] of damaged.entries()) flipBit(kit.cachePath(content), i * 7)
    const { checked, bad } = await kit.store.verify()
    expect(checked).toBe(20)
    expect(new Set(bad.map(({ cid }) => cid))).toEqual(new Set(damaged.map(cidOf)))
    expect(new Set(bad.map(({ problem }) => problem))).toEqual(new Set(['corrupt']))
    expect(kit.store.list()).toHaveLength(20)
  })

  it('tells the kinds of damage apart, and mends what can be mended', async () => {
    const kit = openTestStore()
    const { store, file, cachePath, files } = kit
    await storeAll(kit, ['good', 'flipped', 'lost'])
    await store.importFile(file('edited'), { reference: true })
    await store.importFile(file('unplugged'), { reference: true })
    flipBit(cachePath('flipped'), 3)
    rmSync(cachePath('lost'))
    file('edited', 'EDITED')
    rmSync(file('unplugged'))
    for (const [content, bytes] of [
      ['lone', 'lone'],
      ['lone and wrong', 'half'],
    ] as const) {
      mkdirSync(dirname(cachePath(content)), { recursive: true })
      writeFileSync(cachePath(content), bytes)
    }
    const expected = {
      [cidOf('flipped')]: 'corrupt',
      [cidOf('lost')]: 'missing',
      [cidOf('edited')]: 'changed',
      [cidOf('unplugged')]: 'missing',
      [cidOf('lone')]: 'unrecorded',
      [cidOf('lone and wrong')]: 'corrupt',
    }
    const seen = await store.verify()
    expect(Object.fromEntries(seen.bad.map(({ cid, problem }) => [cid, problem]))).toEqual(expected)
    expect(seen.bad.some(({ isRepaired }) => isRepaired)).toBe(false)

    const mended = await store.verify({ repair: true })
    expect(mended.bad).toHaveLength(6)
    expect(mended.bad.every(({ isRepaired }) => isRepaired)).toBe(true)
    expect(files('cache/quarantine')).toHaveLength(2)
    expect(existsSync(file('edited', 'EDITED'))).toBe(true)
    expect(await store.verify()).toEqual({ checked: 2, bad: [] })
    expect(store.list().map(({ cid }) => cid)).toEqual([cidOf('good'), cidOf('lone')].sort())
  })

  it('passes over strange files in the cache folder', async () => {
    const { store, home } = openTestStore()
    mkdirSync(`${home}/cache/ab`)
    for (const name of ['.DS_Store', 'README', cidOf('x')]) writeFileSync(`${home}/cache/ab/${name}`, 'x')
    expect(await store.verify({ repair: true })).toEqual({ checked: 0, bad: [] })
    expect(existsSync(`${home}/cache/ab/README`)).toBe(true)
  })

  it('can be cancelled', async () => {
    const kit = openTestStore()
    await storeAll(kit, ['a'])
    expect(await codeOf(kit.store.verify({ signal: AbortSignal.abort() }))).toBe('CANCELLED')
  })
})
