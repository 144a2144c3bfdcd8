/** Files to a server and back over a network that breaks on the way. */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { download } from '../../../engine/cli/place/download.ts'
import { upload } from '../../../engine/cli/place/upload.ts'
import type { HttpOptions } from '../../../engine/client/http.ts'
import { FileHasher } from '../../../engine/content/hash-file.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import { startServer } from '../../../engine/server/server.ts'
import { readSettings } from '../../../engine/server/settings.ts'
import { breakingProxy } from '../../support/breaking-proxy.ts'
import { openEngine } from '../../support/engine.ts'
import { makeFile } from '../../support/media.ts'
import { newFolder } from '../../support/scripts.ts'

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function setUp(...breaks: number[]) {
  const engine = await openEngine()
  const proxy = await breakingProxy(breaks)
  open.push(proxy.close)
  const settings = readSettings({ port: 0 }, { L1_PUBLIC_URL: proxy.url })
  const running = await startServer(engine, settings, { onTrouble: () => {} })
  open.push(() => running.stop({ finish: false }))
  proxy.lead(running.port)
  const server: HttpOptions = { url: proxy.url, token: readFileSync(running.tokenFile, 'utf8').trim() }
  return { engine, server, proxy, signal: new AbortController().signal }
}

/** Some seconds of noise, in megabytes. */
const makeNoise = (): Promise<string> =>
  makeFile('wav', ['-f', 'lavfi', '-i', 'anoisesrc=duration=20:sample_rate=48000', '-ac', '2'])

async function cidOf(file: string): Promise<Cid> {
  const hasher = new FileHasher()
  try {
    return (await hasher.hash({ path: file })).cid
  } finally {
    await hasher.close()
  }
}

test('an upload that is cut off twice goes on where it was', async () => {
  const { engine, server, proxy, signal } = await setUp(1_500_000, 1_000_000)
  const file = await makeNoise()
  const cid = await cidOf(file)
  const told: number[] = []
  const isNew = await upload(file, {
    cid,
    server,
    signal,
    name: 'noise',
    onProgress: (done) => void told.push(done),
  })
  expect([isNew, proxy.left()]).toEqual([true, 0])
  expect((await engine.client.content.show({ name: 'noise' })).item).toMatchObject({ cid, stored: 'owned' })
  expect(told.at(-1)).toBe(readFileSync(file).length)
})

test('a download that is cut off twice goes on where it was, and nothing is left beside it', async () => {
  const { engine, server, proxy, signal } = await setUp(1_500_000, 1_000_000)
  const file = await makeNoise()
  let cid: Cid | undefined
  for await (const event of await engine.client.content.import({ path: file }))
    if (event.event === 'imported') cid = event.item.cid
  const folder = await newFolder()
  const target = path.join(folder, 'deep/back.wav')
  await download(cid as Cid, target, { server, signal })
  expect(proxy.left()).toBe(0)
  expect(readFileSync(target)).toEqual(readFileSync(file))
  expect(readdirSync(path.dirname(target))).toEqual(['back.wav'])
})

test('what the server refuses is told at once, and nothing is written', async () => {
  const { server, signal } = await setUp()
  const folder = await newFolder()
  const file = path.join(folder, 'noise.mp4')
  writeFileSync(file, randomBytes(5000))
  const cid = await cidOf(file)
  await expect(upload(file, { cid, server, signal, onProgress: () => {} })).rejects.toMatchObject({
    code: 'MEDIA_UNREADABLE',
  })
  const target = path.join(folder, 'back.mp4')
  await expect(download(cid, target, { server, signal })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect([existsSync(target), readdirSync(folder)]).toEqual([false, ['noise.mp4']])
})

test('a file that changed since it was hashed is not taken for the one it was', async () => {
  const { server, signal } = await setUp()
  const [file, other] = [await makeNoise(), await makeFile('wav', ['-f', 'lavfi', '-i', 'sine=duration=1'])]
  const work = upload(file, { cid: await cidOf(other), server, signal, onProgress: () => {} })
  await expect(work).rejects.toMatchObject({ code: 'INPUT_CHANGED' })
})

test('aborting ends it', async () => {
  const { server } = await setUp()
  const stop = new AbortController()
  const file = await makeNoise()
  const work = upload(file, {
    cid: await cidOf(file),
    server,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  await expect(work).rejects.toThrow()
  expect(stop.signal.aborted).toBe(true)
})
