/** Importing: bytes that are no media never come in, and whoever gives up takes nothing from the others. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'artdag-import-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function importing(engine: TestEngine, file: string, more: object = {}, signal?: AbortSignal) {
  const input = { path: file, reference: false, ...more }
  const events = await engine.client.content.import(input, signal ? { signal } : {})
  for await (const event of events) if (event.event === 'imported') return event
  throw new Error('it ended without a word')
}

/** Looks like MP4, so that ffprobe has to be asked. */
const BAD = Buffer.from(`\0\0\0\x14ftypisom\0\0\0\0isom${'\0'.repeat(500)}`, 'latin1')

const failureOf = (outcome: PromiseSettledResult<unknown>): unknown =>
  outcome.status === 'rejected' ? (outcome.reason as { code?: string }).code : 'imported'

it.each([{ reference: false }, { reference: true }])(
  'twenty imports of the same bad bytes are all told what is wrong: %j',
  async (more) => {
    const engine = await openEngine()
    const other = await openEngine({ home: engine.home })
    const home = folder()
    const files = Array.from({ length: 20 }, (_, i) => path.join(home, `bad-${i % 10}.mp4`))
    for (const file of files) writeFileSync(file, BAD)
    const outcomes = await Promise.allSettled(
      files.map((file, i) => importing(i % 2 ? engine : other, file, more)),
    )
    expect(outcomes.map(failureOf)).toEqual(files.map(() => 'MEDIA_UNREADABLE'))
    const messages = outcomes.map((each) => (each.status === 'rejected' ? String(each.reason.message) : ''))
    expect(messages.every((message, i) => message.includes(files[i] as string))).toBe(true)
    expect(await engine.client.content.list({ limit: 10 })).toEqual({ items: [] })
  },
)

it('twenty imports of the same good bytes all get them, and one was the first', async () => {
  const engine = await openEngine()
  const other = await openEngine({ home: engine.home })
  const clip = await makeClip({ frames: 30 })
  const home = folder()
  const files = Array.from({ length: 20 }, (_, i) => path.join(home, `clip-${i}.mp4`))
  for (const file of files) copyFileSync(clip, file)
  const imported = await Promise.all(files.map((file, i) => importing(i % 2 ? engine : other, file)))
  expect(new Set(imported.map(({ item }) => item.cid)).size).toBe(1)
  expect(imported.filter(({ isNew }) => isNew)).toHaveLength(1)
  const { path: stored } = await engine.client.content.locate({ name: imported[0]?.item.cid as string })
  expect(readFileSync(stored as string).equals(readFileSync(clip))).toBe(true)
})

it('imports that are cancelled take nothing from one that is not', async () => {
  const engine = await openEngine()
  const clip = await makeClip({ frames: 31 })
  const given = Array.from({ length: 6 }, () => new AbortController())
  const stopped = given.map(({ signal }) => importing(engine, clip, {}, signal))
  const kept = Array.from({ length: 3 }, () => importing(engine, clip))
  given.forEach((controller, i) => {
    setTimeout(() => controller.abort(), i * 40)
  })
  await Promise.allSettled(stopped)
  const [{ item }] = (await Promise.all(kept)) as [Awaited<(typeof kept)[0]>]
  const { facts } = await engine.client.content.show({ name: item.cid })
  expect(facts).toMatchObject({ video: [{ frames: 31 }] })
})
