/** Finding stored content, and what people say of it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Cid } from '../../engine/contract/ids.ts'
import { createDerived } from '../../engine/library/marks.ts'
import { SOUND, STILL } from '../plan/kit.ts'
import { openShelf, type Shelf } from './kit.ts'

let shelf: Shelf
let cids: Record<'clip' | 'song' | 'still', Cid>
beforeEach(async () => {
  shelf = await openShelf()
  cids = {
    clip: await shelf.put('clip'),
    song: await shelf.put('song.flac', { ...SOUND, durationSec: 180 }),
    still: await shelf.put('still image', STILL),
  }
})

type Wish = NonNullable<Parameters<Shelf['client']['content']['list']>[0]>
const found = async (wish: Wish): Promise<readonly string[]> =>
  (await shelf.client.content.list(wish)).items.flatMap(({ names }) => names).sort()

describe('the list of content', () => {
  it.each<[Wish, readonly string[]]>([
    [{}, ['clip', 'song.flac', 'still image']],
    [{ kind: 'audio' }, ['song.flac']],
    [{ minSec: 5 }, ['clip', 'song.flac']],
    [{ minSec: 5, maxSec: 20 }, ['clip']],
    [{ minBytes: 5, maxBytes: 9 }, ['song.flac']],
    [{ text: 'IMAGE' }, ['still image']],
    [{ text: '%' }, []],
    [{ name: 'clip' }, ['clip']],
    [{ stored: 'external' }, []],
    [{ kind: 'video', text: 'song' }, []],
  ])('by %j gives %j', async (wish, names) => {
    expect(await found(wish)).toEqual(names)
  })

  it.each(['cid', 'newest', 'oldest', 'largest', 'smallest'] as const)(
    'by pages, %s first, gives all of it once, in one order',
    async (order) => {
      const whole = (await shelf.client.content.list({ order })).items.map(({ cid }) => cid)
      const paged: Cid[] = []
      for (let cursor: string | undefined, isDone = false; !isDone; isDone = cursor === undefined) {
        const page = await shelf.client.content.list({ order, limit: 1, cursor })
        paged.push(...page.items.map(({ cid }) => cid))
        cursor = page.next
      }
      expect(paged).toEqual(whole)
      expect(new Set(paged).size).toBe(3)
    },
  )

  it('begins with the largest where that is asked for', async () => {
    const { items } = await shelf.client.content.list({ order: 'largest' })
    expect(items.map(({ sizeBytes }) => sizeBytes)).toEqual([11, 9, 4])
  })

  it('goes on behind an item that was deleted meanwhile', async () => {
    const first = await shelf.client.content.list({ order: 'smallest', limit: 1 })
    await shelf.client.content.remove({ name: 'clip' })
    const rest = await shelf.client.content.list({ order: 'smallest', cursor: first.next })
    expect(rest.items.map(({ cid }) => cid)).toEqual([cids.song, cids.still])
  })

  it('refuses a range that holds nothing', async () => {
    await expect(shelf.client.content.list({ minSec: 2, maxSec: 1 })).rejects.toMatchObject({ code: 'USAGE' })
  })
})

describe('what is said of content', () => {
  it('is empty at first, and keeps what is not changed', async () => {
    const nothing = { cid: cids.clip, title: '', tags: [], rating: 0, notes: '', rights: '' }
    expect(await shelf.client.content.getMeta({ name: 'clip' })).toEqual(nothing)
    await shelf.client.content.setMeta({
      name: 'clip',
      title: 'Opening',
      tags: ['sea', 'sea', 'dusk'],
      rating: 4,
    })
    const changed = await shelf.client.content.setMeta({ name: cids.clip, rating: 5, rights: 'CC BY 4.0' })
    expect(changed).toMatchObject({ title: 'Opening', tags: ['sea', 'dusk'], rating: 5, rights: 'CC BY 4.0' })
    expect(await shelf.client.content.show({ name: 'clip' })).toMatchObject({ meta: changed })
  })

  it('finds it', async () => {
    await shelf.client.content.setMeta({ name: 'clip', title: 'Opening', tags: ['sea', 'dusk'], rating: 4 })
    await shelf.client.content.setMeta({ name: 'song.flac', tags: ['sea'], notes: 'in B minor', rating: 2 })
    expect(await found({ tags: ['sea'] })).toEqual(['clip', 'song.flac'])
    expect(await found({ tags: ['sea', 'dusk'] })).toEqual(['clip'])
    expect(await found({ minRating: 3 })).toEqual(['clip'])
    expect(await found({ text: 'b MINOR' })).toEqual(['song.flac'])
  })

  it('is refused where it says nothing sensible', async () => {
    for (const bad of [{ rating: 6 }, { rating: -1 }, { tags: [''] }, { title: 'x'.repeat(201) }])
      await expect(shelf.client.content.setMeta({ name: 'clip', ...bad })).rejects.toThrow()
    await expect(shelf.client.content.setMeta({ name: 'nothing', rating: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('the gallery', () => {
  it('shows media with their size and length, the newest first', async () => {
    const { items } = await shelf.client.content.media({})
    expect(items.map(({ cid }) => cid).sort()).toEqual(Object.values(cids).sort())
    expect(items.find(({ cid }) => cid === cids.clip)).toMatchObject({
      media: 'video',
      durationSec: 10,
      width: 640,
    })
  })

  it('leaves out what only shows other media, unless somebody uses that too', async () => {
    const thumb = await shelf.put('thumb', STILL)
    shelf.database.prepare('DELETE FROM names WHERE cid = ?').run(thumb)
    createDerived(shelf.database).put(cids.clip, 'thumb', thumb)
    createDerived(shelf.database).put(cids.clip, 'playable', cids.clip)
    const shown = async () => (await shelf.client.content.media({})).items.map(({ cid }) => cid)
    expect(await shown()).not.toContain(thumb)
    expect(await shown()).toContain(cids.clip)
    shelf.addRun('uses it', { inputs: [thumb] })
    expect(await shown()).toContain(thumb)
  })
})

describe('what a gallery says and is searched by', () => {
  const media = async (wish: Wish) => (await shelf.client.content.media(wish)).items
  const names = async (wish: Wish) => (await media(wish)).flatMap((item) => item.names).sort()

  it('tells the beat of what was analysed, by the newest analyser', async () => {
    const put = shelf.database.prepare("INSERT INTO analyses VALUES (?, 'audio', ?, 'none', ?)")
    put.run(cids.song, 'audio 1', 70)
    put.run(cids.song, 'audio 2', 140)
    put.run(cids.clip, 'audio 2', null)
    expect((await media({ kind: 'audio' }))[0]).toMatchObject({ bpm: 140 })
    expect((await media({ kind: 'video' }))[0]).not.toHaveProperty('bpm')
    expect(await names({ minBpm: 120, maxBpm: 160 })).toEqual(['song.flac'])
    expect(await names({ maxBpm: 120 })).toEqual([])
    await expect(media({ minBpm: 2, maxBpm: 1 })).rejects.toMatchObject({ code: 'USAGE' })
  })

  it('tells what made it and how often it was used, and finds outputs and inputs by that', async () => {
    shelf.addRun('film', { inputs: [cids.clip, cids.song], output: cids.still })
    const again = shelf.addRun('film again', { inputs: [cids.clip], output: cids.still })
    const [clip] = await media({ name: 'clip' })
    const [still] = await media({ name: 'still image' })
    expect(clip).toMatchObject({ usedBy: 2, fps: 25, hasSound: true })
    expect(still).toMatchObject({ usedBy: 0, madeBy: { runId: again, recipe: 'film again' } })
    expect(await names({ role: 'output' })).toEqual(['still image'])
    expect(await names({ role: 'input' })).toEqual(['clip', 'song.flac'])
    expect(await names({ text: 'FILM AG' })).toEqual(['still image'])
  })

  it('finds a file by what it was called before it came, not by its folder', async () => {
    const put = shelf.database.prepare('INSERT INTO sources VALUES (?, ?, ?)')
    put.run('/home/ada/holiday/IMG 17.mov', '1', cids.clip)
    expect((await media({ name: 'clip' }))[0]).toMatchObject({ fileName: 'IMG 17.mov' })
    expect(await names({ text: 'img 17' })).toEqual(['clip'])
    expect(await names({ text: 'holiday' })).toEqual([])
  })

  it('finds by several kinds and by the height of the picture', async () => {
    expect(await names({ kinds: ['video', 'image'] })).toEqual(['clip', 'still image'])
    expect(await names({ minHeight: 361 })).toEqual([])
    expect(await names({ kinds: ['video'], minHeight: 360 })).toEqual(['clip'])
  })

  it('counts kinds, outputs and tags within the other filters', async () => {
    await shelf.client.content.setMeta({ name: 'clip', tags: ['sea', 'dusk'] })
    await shelf.client.content.setMeta({ name: 'still image', tags: ['sea'] })
    shelf.addRun('film', { inputs: [cids.clip], output: cids.still })
    expect(await shelf.client.content.facets({})).toEqual({
      ...{ all: 3, video: 1, audio: 1, image: 1, outputs: 1 },
      tags: [
        { tag: 'sea', count: 2 },
        { tag: 'dusk', count: 1 },
      ],
    })
    expect(await shelf.client.content.facets({ text: 'clip' })).toMatchObject({
      all: 1,
      image: 0,
      outputs: 0,
    })
  })

  it('leaves out what runs made on the way, until somebody says something of it', async () => {
    const piece = await shelf.put('piece')
    shelf.database.prepare('DELETE FROM names WHERE cid = ?').run(piece)
    shelf.database.prepare("INSERT INTO artifacts VALUES ('step', 'profile', ?, NULL, 1, 1)").run(piece)
    const shown = async () => (await media({})).map(({ cid }) => cid)
    expect(await shown()).not.toContain(piece)
    await shelf.client.content.setMeta({ name: piece, rating: 4 })
    expect(await shown()).toContain(piece)
  })
})

describe('assets', () => {
  it('are what has a name, here or not', async () => {
    await shelf.client.content.remove({ name: 'clip' })
    const { items } = await shelf.client.content.assets({})
    expect(items.map(({ name, item }) => [name, item !== undefined])).toEqual([
      ['clip', false],
      ['song.flac', true],
      ['still image', true],
    ])
    expect((await shelf.client.content.assets({ text: 'SONG' })).items).toHaveLength(1)
  })
})

describe('a shown item', () => {
  it('tells which runs and recipes use it', async () => {
    const runId = shelf.addRun('film', { inputs: [cids.clip] })
    const shown = await shelf.client.content.show({ name: 'clip' })
    expect(shown.usedBy).toMatchObject({ runs: [{ runId, recipe: 'film' }], runCount: 1 })
    expect(shown.madeBy).toEqual([])
    expect(shown.item.protectedBy).toEqual([expect.stringContaining('an input of the run')])
  })
})
