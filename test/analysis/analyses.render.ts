/** Analyses as a service: what comes out is right, it is worked out once, and what is lost or damaged is made again. */
import { copyFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../engine/database/open.ts'
import { newHome, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { analyse, eventsOf, failureOf, makeDrum } from './kit.ts'

let song: string
let clip: string

beforeAll(async () => {
  song = await makeDrum(120, 20)
  clip = await makeClip({ frames: 100, sound: 'clicks' })
})

describe('an analysis', () => {
  it('finds the beats of a song, says how far it is, and is not made twice', async () => {
    const { client } = await openEngine()
    const events = await eventsOf(client, song)
    const phases = events.map((event) => (event.event === 'progress' ? event.phase : event.event))
    expect(new Set(phases)).toEqual(new Set(['import', 'analyse', 'analysed']))
    const heard = events.flatMap((event) =>
      event.event === 'progress' && event.phase === 'analyse' ? [event] : [],
    )
    expect(heard.at(-1)).toEqual({ event: 'progress', phase: 'analyse', done: 20, total: 20 })
    const report = await analyse(client, song)
    expect(report).toMatchObject({ durationSec: 20, analyser: expect.stringMatching(/^artdag-audio@\d+$/) })
    expect(report.tempo?.bpm).toBeCloseTo(120, 0)
    const again = await eventsOf(client, report.source)
    expect(again).toEqual([{ event: 'analysed', report }])
  })

  it('holds what was asked for and nothing else; its document holds all', async () => {
    const { client } = await openEngine()
    const report = await analyse(client, song, { features: ['beats', 'loudness'] })
    expect(Object.keys(report).sort()).toEqual([
      'analyser',
      'beats',
      'cid',
      'durationSec',
      'loudness',
      'source',
    ])
    const { document } = await client.content.show({ name: report.cid })
    expect(document).toMatchObject({
      v: 1,
      kind: 'audio-analysis',
      source: { '/': report.source },
      energy: { values: expect.any(Array) },
    })
  })

  it('of a video is of both, in a document that leads to both', async () => {
    const { client } = await openEngine()
    const report = await analyse(client, clip)
    expect(report).toMatchObject({ durationSec: 4, scenes: expect.any(Array), beats: expect.any(Array) })
    const { document } = await client.content.show({ name: report.cid })
    const { audio, video } = document as { audio: { '/': string }; video: { '/': string } }
    for (const [link, kind] of [
      [audio, 'audio-analysis'],
      [video, 'video-analysis'],
    ] as const)
      expect((await client.content.show({ name: link['/'] })).document).toMatchObject({ kind })
  })

  it('leaves the file where it is', async () => {
    const { client } = await openEngine()
    const { source } = await analyse(client, song)
    expect((await client.content.show({ name: source })).item.stored).toBe('external')
  })

  it.each([
    ['sound', () => makeClip({ frames: 25 }), 'beats', 'no sound'],
    ['pictures', () => makeDrum(120, 20), 'scenes', 'no pictures'],
    ['movement', () => makeClip({ frames: 1, codec: 'png', container: 'png' }), 'scenes', 'is a picture'],
  ] as const)('of %s that is not there is refused, with a hint', async (_what, make, feature, words) => {
    const { client } = await openEngine()
    const refused = eventsOf(client, await make(), { features: [feature] })
    await expect(refused).rejects.toMatchObject({
      code: 'INPUT_MISSING',
      message: expect.stringContaining(words),
      hint: expect.any(String),
    })
  })

  it('of what is nowhere is refused', async () => {
    const { client } = await openEngine()
    expect(await failureOf(analyse(client, 'nowhere.mp3'))).toBe('NOT_FOUND')
  })
})

describe('asked for at the same time', () => {
  it('by many, in two engines, it is worked out once', async () => {
    const one = await openEngine()
    const two = await openEngine({ home: one.home })
    const asked = Array.from({ length: 6 }, (_, i) => eventsOf((i % 2 ? one : two).client, song))
    const all = await Promise.all(asked)
    const worked = all.filter((events) =>
      events.some((event) => event.event === 'progress' && event.phase === 'analyse'),
    )
    expect(worked).toHaveLength(1)
    expect(new Set(all.map((events) => JSON.stringify(events.at(-1)))).size).toBe(1)
  })

  it('whoever leaves takes it from nobody', async () => {
    const { client } = await openEngine()
    // Long enough that it is not over before anybody could leave.
    const long = await makeDrum(120, 300)
    const stop = new AbortController()
    const begun = Promise.withResolvers<void>()
    const left = failureOf(
      (async () => {
        for await (const event of await client.analysis.get({ name: long }, { signal: stop.signal }))
          if (event.event === 'progress' && event.phase === 'analyse') begun.resolve()
      })(),
    )
    // Whoever asks first works; it is the one that leaves.
    await begun.promise
    const stayed = analyse(client, long)
    stop.abort()
    expect(await left).not.toBe('no failure')
    expect((await stayed).tempo?.bpm).toBeCloseTo(120, 0)
  })
})

describe('what was kept', () => {
  it.each([
    ['lost', 'DELETE FROM documents WHERE cid = ?'],
    ['damaged', `UPDATE documents SET bytes = x'7b7d' WHERE cid = ?`],
  ])('and is %s is made again, the same', async (_what, sql) => {
    const engine = await openEngine()
    const report = await analyse(engine.client, song)
    const db = openDatabase(path.join(engine.home, 'artdag.db'))
    db.prepare(sql).run(report.cid)
    db.close()
    expect(await analyse(engine.client, report.source)).toEqual(report)
  })

  it('is not told of a file that is not what it was', async () => {
    const file = path.join(await newHome(), 'mine.flac')
    copyFileSync(song, file)
    const { client } = await openEngine()
    const { source } = await analyse(client, file, { features: ['beats'] })
    writeFileSync(file, 'something else')
    expect(await failureOf(analyse(client, source))).toBe('NOT_FOUND')
    expect(await failureOf(analyse(client, file))).toBe('MEDIA_UNREADABLE')
  })
})
