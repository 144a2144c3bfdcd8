/** Uploads: stored as they came, gone where they were cut or refused, and never held in memory. */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { jsonLines, MAIN, NODE, start } from '../cli/kit.ts'
import { newHome } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { openServer, type TestServer } from './kit.ts'

let bytes: Buffer
let cid: string
beforeAll(async () => {
  const file = await makeClip()
  bytes = await readFile(file)
  const server = await openServer()
  const { parts } = server.engine.contextFrom([])
  cid = (await parts.store.importFile(file)).cid
})

/** Files in the making, of this process. */
const temps = ({ home }: Pick<TestServer, 'home'>): readonly string[] =>
  readdirSync(path.join(home, 'tmp'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

describe('an upload', () => {
  it('is stored under its CID and its name, and can be had again', async () => {
    const server = await openServer()
    const answer = await server.ask('/cache/upload?name=opening', { method: 'POST', body: bytes })
    expect([answer.status, answer.json()]).toEqual([201, { cid, sizeBytes: bytes.length, isNew: true }])
    const again = await server.ask('/cache/upload', { method: 'POST', body: bytes })
    expect(again.json()).toEqual({ cid, sizeBytes: bytes.length, isNew: false })
    expect((await server.ask('/cache/opening/meta')).json()).toMatchObject({ cid })
    expect(temps(server)).toEqual([])
  })

  it('comes in a form too, whatever stands around it', async () => {
    const server = await openServer()
    const form = new FormData()
    form.set('note', 'before')
    form.set('file', new Blob([bytes]), 'clip.mp4')
    form.set('last', 'behind')
    expect((await server.ask('/cache/upload', { method: 'POST', body: form })).json()).toMatchObject({ cid })
  })

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 422],
    ['nothing', '', 422],
  ])('of %s is refused and leaves nothing', async (_, body, status) => {
    const server = await openServer()
    const answer = await server.ask('/cache/upload', { method: 'POST', body })
    expect([answer.status, answer.error().code]).toEqual([status, 'MEDIA_UNREADABLE'])
    expect(temps(server)).toEqual([])
    expect((await server.ask('/cache')).json()).toMatchObject({ items: [] })
  })

  it('with a name that is none is refused', async () => {
    const server = await openServer()
    const answer = await server.ask('/cache/upload?name=a%2Fb', { method: 'POST', body: bytes })
    expect([answer.status, answer.error().code]).toEqual([400, 'USAGE'])
  })

  it('that needs more room than there is is refused at once', async () => {
    const server = await openServer()
    const size = 60 * 1024 ** 3
    const answer = await server.ask(`/cache/upload?upload=${randomUUID()}&offset=0&size=${size}`, {
      method: 'POST',
      body: bytes.subarray(0, 9),
    })
    // On a disk with that much room it is only begun.
    expect([202, 507]).toContain(answer.status)
    const tooMuch = `/cache/upload?upload=${randomUUID()}&offset=0&size=${size * 10}`
    expect((await server.ask(tooMuch, { method: 'POST', body: bytes })).status).toBe(413)
  })

  it('that is cut in the middle leaves nothing', async () => {
    const server = await openServer()
    await cut(server, '/cache/upload', bytes.length, bytes.subarray(0, 2000))
    expect(temps(server)).toEqual([])
  })
})

/** Sends the beginning of a body, and goes. */
async function cut(server: TestServer, target: string, length: number, part: Uint8Array): Promise<void> {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `POST ${target} HTTP/1.1\r\nHost: localhost:${server.port}\r\nAuthorization: Bearer ${server.token}\r\nContent-Length: ${length}\r\n\r\n`,
  )
  socket.write(part)
  await sleep(300)
  socket.destroy()
  await sleep(300)
}

describe('an upload in parts', () => {
  it('goes on where it was cut', async () => {
    const server = await openServer()
    const id = randomUUID()
    const at = (offset: number) => `/cache/upload?upload=${id}&offset=${offset}&size=${bytes.length}`
    await cut(server, at(0), bytes.length, bytes.subarray(0, 2000))
    const offset = 2000
    expect((await server.ask(`/cache/upload?upload=${id}`)).json()).toEqual({
      offset,
      totalBytes: bytes.length,
    })
    const misplaced = await server.ask(at(offset + 1), { method: 'POST', body: bytes.subarray(offset + 1) })
    expect([misplaced.status, misplaced.error().details]).toEqual([400, { offset, totalBytes: bytes.length }])
    const part = await server.ask(`/cache/upload?upload=${id}`, {
      method: 'POST',
      body: bytes.subarray(offset, 3000),
      headers: { 'content-range': `bytes ${offset}-2999/${bytes.length}` },
    })
    expect([part.status, part.json()]).toEqual([202, { upload: id, offset: 3000, totalBytes: bytes.length }])
    const last = await server.ask(at(3000), { method: 'POST', body: bytes.subarray(3000) })
    expect([last.status, last.json()]).toEqual([201, { cid, sizeBytes: bytes.length, isNew: true }])
    expect((await server.ask(`/cache/upload?upload=${id}`)).status).toBe(404)
    expect(temps(server)).toEqual([])
  })

  it('is only for whoever began it, and gone when that is given up', async () => {
    const server = await openServer()
    const id = randomUUID()
    const begun = await server.ask(`/cache/upload?upload=${id}&offset=0&size=9`, {
      method: 'POST',
      body: 'abc',
    })
    expect(begun.status).toBe(202)
    expect((await server.ask(`/cache/upload?upload=${id}`, { token: server.tokenFor('run') })).status).toBe(
      404,
    )
    expect(temps(server)).toHaveLength(1)
    expect((await server.ask(`/cache/upload?upload=${id}`, { method: 'DELETE' })).status).toBe(200)
    expect(temps(server)).toEqual([])
  })

  it('is gone when the server stops', async () => {
    const server = await openServer()
    await server.ask(`/cache/upload?upload=${randomUUID()}&offset=0&size=9`, { method: 'POST', body: 'abc' })
    await server.stop({ finish: false })
    expect(temps(server)).toEqual([])
  })

  it.each([
    '?upload=x',
    '?upload=../../../x',
    '?upload=12345678',
    '?upload=12345678&offset=-1&size=3',
    '?upload=12345678&size=x',
  ])('that says %s is bad input', async (query) => {
    const server = await openServer()
    expect((await server.ask(`/cache/upload${query}`, { method: 'POST', body: 'abc' })).status).toBe(400)
  })
})

const isLong = process.env.ARTDAG_ACCEPTANCE === '1'
const MEGABYTES = isLong ? 2000 : 300

it(`an upload of ${MEGABYTES} MB takes less than 100 MB of memory`, async () => {
  const server = start(NODE, [MAIN, 'serve', '--port', '0', '--json'], { home: await newHome() })
  const { url, tokenFile } = await listening(server.child.stdout as NodeJS.ReadableStream)
  const token = readFileSync(tokenFile, 'utf8').trim()
  const send = (megabytes: number) =>
    fetch(`${url}/cache/upload`, {
      method: 'POST',
      body: silence(megabytes),
      duplex: 'half',
      headers: { authorization: `Bearer ${token}` },
    } as RequestInit)
  expect((await send(2)).status).toBe(201) // all is loaded by now
  const before = peakMegabytes(server.child.pid as number)
  expect((await send(MEGABYTES)).status).toBe(201)
  const extra = peakMegabytes(server.child.pid as number) - before
  server.child.kill('SIGTERM')
  expect((await server.ended).exitCode).toBe(0)
  expect(extra).toBeLessThan(100)
})

/** The most memory that a process has had at once. */
const peakMegabytes = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** A WAV of zeros, made as it is read. */
function silence(megabytes: number): ReadableStream {
  const size = megabytes * 1_000_000
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(size + 36, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(8, 22)
  header.writeUInt32LE(192_000, 24)
  header.writeUInt32LE(192_000 * 32, 28)
  header.writeUInt16LE(32, 32)
  header.writeUInt16LE(32, 34)
  header.write('data', 36)
  header.writeUInt32LE(size, 40)
  const block = Buffer.alloc(100_000)
  let left = size
  return new ReadableStream({
    start: (controller) => controller.enqueue(header),
    pull(controller) {
      controller.enqueue(block)
      left -= block.length
      if (left <= 0) controller.close()
    },
  })
}

/** What it prints first. */
const listening = (out: NodeJS.ReadableStream): Promise<{ url: string; tokenFile: string }> =>
  new Promise((resolve) => {
    let text = ''
    out.on('data', (part: string) => {
      text += part
      if (text.includes('\n')) resolve(jsonLines(text)[0] as { url: string; tokenFile: string })
    })
  })
