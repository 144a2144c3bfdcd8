/** The cache index and the tables of facts. */
import { describe, expect, it } from 'vitest'
import { createArtifacts } from '../../engine/content/artifacts.ts'
import { documentCid } from '../../engine/content/cid.ts'
import { createFactsTable, createParsedRecipes } from '../../engine/content/facts-table.ts'
import { CacheId } from '../../engine/contract/ids.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { cidOf } from './kit.ts'

const idOf = (n: number): CacheId => CacheId.parse(documentCid({ n }).cid)
const [mp4, webm] = [cidOf('mp4'), cidOf('webm')]

describe('the cache index', () => {
  it('gives a step’s artifact by profile', () => {
    const artifacts = createArtifacts(openDatabase(':memory:'))
    artifacts.put({ cacheId: idOf(1), profileCid: mp4, cid: cidOf('a'), seconds: 1.5, record: cidOf('r') })
    artifacts.put({ cacheId: idOf(1), profileCid: webm, cid: cidOf('b'), seconds: 2 })
    expect(artifacts.get({ cacheId: idOf(1), profileCid: mp4 })).toMatchObject({
      cid: cidOf('a'),
      seconds: 1.5,
      record: cidOf('r'),
    })
    expect(artifacts.get({ cacheId: idOf(1), profileCid: webm })).not.toHaveProperty('record')
    expect(artifacts.findByStep(idOf(1)).map(({ cid }) => cid)).toEqual([cidOf('a'), cidOf('b')])
    expect(artifacts.get({ cacheId: idOf(2), profileCid: mp4 })).toBeUndefined()
    artifacts.remove({ cacheId: idOf(1), profileCid: mp4 })
    expect(artifacts.get({ cacheId: idOf(1), profileCid: mp4 })).toBeUndefined()
  })

  it('answers for ten thousand steps at once', () => {
    const db = openDatabase(':memory:')
    const artifacts = createArtifacts(db)
    const ids = Array.from({ length: 10_000 }, (_, n) => idOf(n))
    db.transaction(() => {
      ids.forEach((cacheId, n) => {
        if (n % 2 === 0) artifacts.put({ cacheId, profileCid: mp4, cid: cidOf(`${n}`), seconds: 0 })
      })
    })()
    const found = artifacts.getMany(ids, mp4)
    expect(found.size).toBe(5000)
    expect(found.get(idOf(4))?.cid).toBe(cidOf('4'))
    expect(found.has(idOf(5))).toBe(false)
    expect(artifacts.getMany(ids, webm).size).toBe(0)
    expect(artifacts.getMany([], mp4).size).toBe(0)
  })

  it('keeps the later of two results', () => {
    const artifacts = createArtifacts(openDatabase(':memory:'))
    for (const content of ['first', 'second']) {
      artifacts.put({ cacheId: idOf(1), profileCid: mp4, cid: cidOf(content), seconds: 1 })
    }
    expect(artifacts.get({ cacheId: idOf(1), profileCid: mp4 })?.cid).toBe(cidOf('second'))
  })
})

describe('facts about content', () => {
  it('hold for the version that worked them out', () => {
    const db = openDatabase(':memory:')
    for (const table of [createFactsTable<{ n: number }>(db), createParsedRecipes<{ n: number }>(db)]) {
      table.put(cidOf('x'), 'prober 1', { n: 1 })
      expect(table.get(cidOf('x'), 'prober 1')).toEqual({ n: 1 })
      expect(table.get(cidOf('x'), 'prober 2')).toBeUndefined()
      table.put(cidOf('x'), 'prober 2', { n: 2 })
      expect(table.get(cidOf('x'), 'prober 2')).toEqual({ n: 2 })
      expect(table.get(cidOf('x'), 'prober 1')).toBeUndefined()
    }
  })

  it('that are damaged are worked out again', () => {
    const db = openDatabase(':memory:')
    const facts = createFactsTable(db)
    facts.put(cidOf('x'), '1', { n: 1 })
    db.prepare('UPDATE media_facts SET json = \'{"n":\'').run()
    expect(facts.get(cidOf('x'), '1')).toBeUndefined()
  })
})
