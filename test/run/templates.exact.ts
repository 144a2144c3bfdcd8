/** Every template, opened as the start page opens it, renders as it stands. */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../engine/engine.ts'
import { TEMPLATES_FOLDER } from '../../engine/run/templates/read-templates.ts'
import { openTemplate, renderTemplate } from '../screenshots/render-templates.ts'
import { decodeFacts } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'

const SOUND = ['video:h264', 'audio:aac']

/** Seconds, and the streams that come out. */
const EXPECTED: Readonly<Record<string, readonly [sec: number, streams: readonly string[]]>> = {
  'beat-cuts': [16, SOUND],
  kaleidoscope: [6, ['video:h264']],
  'beat-stretch': [10, SOUND],
  'speed-ramps': [6.5, SOUND],
  slideshow: [9.8, SOUND],
  'duotone-glow': [6, ['video:h264']],
  'picture-in-picture': [6, ['video:h264']],
  'scene-reel': [6.4, ['video:h264']],
  'seamless-loop': [5, ['video:h264']],
  'word-cards': [10, SOUND],
}

// One engine for all, since they share media.
let engine: Engine
beforeAll(async () => {
  engine = createEngine({ home: await newFolder() })
})
afterAll(() => engine.close())

it('is listed, in its place, with its words', async () => {
  const listed = await engine.client.templates.list({})
  expect(listed.map(({ id }) => id)).toEqual(Object.keys(EXPECTED))
  expect(readdirSync(TEMPLATES_FOLDER).filter((name) => name.endsWith('.yaml'))).toHaveLength(listed.length)
  for (const { title, description, shows } of listed)
    for (const words of [title, description, shows]) expect(words.length).toBeGreaterThan(9)
})

describe('opened', () => {
  it.each(Object.entries(EXPECTED))('%s renders as it stands', async (id, [sec, streams]) => {
    const cid = await renderTemplate(id, engine.client)
    const { path: file = '' } = await engine.client.content.locate({ name: cid })
    const facts = await decodeFacts(file)
    expect(facts.streams).toEqual(streams)
    expect((facts.video?.frames ?? 0) / 25).toBeCloseTo(sec, 1)
  })

  it('again is the same recipe while nobody changed it, else another beside it', async () => {
    const { client } = engine
    expect(await openTemplate('seamless-loop', client)).toMatchObject({ name: 'seamless-loop' })
    await client.recipes.saveDraft({ name: 'seamless-loop', text: 'mine now' })
    expect(await openTemplate('seamless-loop', client)).toMatchObject({ name: 'seamless-loop 2' })
    expect((await client.recipes.draft({ name: 'seamless-loop' })).text).toBe('mine now')
  })

  it('says what it draws, once', async () => {
    const own = createEngine({ home: await newFolder() })
    try {
      const events = []
      for await (const event of await own.client.templates.open({ id: 'word-cards' })) events.push(event)
      expect(events).toEqual([
        { event: 'progress', media: 'Slow walk, 96 BPM', doneMedia: 0, totalMedia: 1 },
        { event: 'opened', name: 'word-cards', inputs: [{ name: 'song', content: expect.any(String) }] },
      ])
      const again = []
      for await (const event of await own.client.templates.open({ id: 'word-cards' })) again.push(event)
      expect(again).toEqual([events.at(-1)])
    } finally {
      await own.close()
    }
  })

  it('of a name that is none says so', async () => {
    await expect(openTemplate('nothing', engine.client)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
