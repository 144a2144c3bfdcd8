/** Stored files handed out: byte for byte, and never as anything that a browser would run. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cid } from '../../engine/contract/ids.ts'
import { randomBytes } from '../fixtures/random-bytes.ts'
import { newHome } from '../support/engine.ts'
import { openServer, type TestServer } from './kit.ts'

const GIF = Buffer.from(
  'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;',
  'latin1',
)
const HTML = '<!doctype html><script>alert(1)</script>'
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

/** Stored as it is, whatever it is: what is no media has been there since before it was refused. */
async function store(server: TestServer, bytes: string | Uint8Array): Promise<Cid> {
  const file = path.join(await newHome(), 'file')
  await writeFile(file, bytes)
  const { parts } = server.engine.contextFrom([])
  return (await parts.store.importFile(file)).cid
}

describe('a raw file', () => {
  it('is whole without a range, and has its CID for a tag', async () => {
    const server = await openServer()
    const bytes = randomBytes(3_000_000, 7)
    const cid = await store(server, bytes)
    const answer = await fetch(`${server.url}/cache/${cid}/raw`, {
      headers: { authorization: `Bearer ${server.token}` },
    })
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('etag')).toBe(`"${cid}"`)
    const known = await server.ask(`/cache/${cid}/raw`, { headers: { 'if-none-match': `"${cid}"` } })
    expect([known.status, known.text]).toEqual([304, ''])
    const head = await server.ask(`/cache/${cid}/raw`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), head.text]).toEqual([200, '3000000', ''])
  })

  it('gives 200 of 200 ranges byte for byte', { timeout: 60_000 }, async () => {
    const server = await openServer()
    const bytes = randomBytes(1_234_567, 7)
    const cid = await store(server, bytes)
    const ask = (range: string) =>
      fetch(`${server.url}/cache/${cid}/raw`, { headers: { authorization: `Bearer ${server.token}`, range } })
    for (let i = 0; i < 200; i++) {
      const [a, b] = [randomBelow(bytes.length), randomBelow(bytes.length)]
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      const [range, wanted] =
        i % 4 === 0
          ? [`${start}-`, bytes.subarray(start)]
          : i % 4 === 1
            ? [`-${end + 1}`, bytes.subarray(bytes.length - end - 1)]
            : i % 4 === 2
              ? [`${start}-${end + bytes.length}`, bytes.subarray(start)]
              : [`${start}-${end}`, bytes.subarray(start, end + 1)]
      const answer = await ask(`bytes=${range}`)
      const got = Buffer.from(await answer.arrayBuffer())
      expect([range, answer.status, got.equals(wanted)]).toEqual([range, 206, true])
    }
  })

  it.each([
    ['bytes=5-3', 416],
    ['bytes=100-', 416],
    ['bytes=100-200', 416],
    ['bytes=-0', 416],
    ['bytes=--5', 416],
    ['bytes=-', 416],
    ['bytes=a-b', 416],
    ['bytes=1e1-', 416],
    ['bytes=0-99999999999999999999', 416],
    [`bytes=${Array.from({ length: 1000 }, (_, i) => `${i}-${i}`).join()}`, 416],
    [`bytes=${Array.from({ length: 9 }, (_, i) => `${i}-${i}`).join()}`, 416],
    ['bytes=0-1,3-4', 200],
    ['items=0-1', 200],
    ['bytes=99-99', 206],
  ])('of 100 bytes answers %s with %i', async (range, status) => {
    const server = await openServer()
    const cid = await store(server, randomBytes(100, 7))
    const answer = await server.ask(`/cache/${cid}/raw`, { headers: { range } })
    expect(answer.status).toBe(status)
    if (status === 416) expect(answer.headers.get('content-range')).toBe('bytes */100')
  })

  it('is a part only of what the caller has the beginning of', async () => {
    const server = await openServer()
    const cid = await store(server, randomBytes(100, 7))
    const ask = (tag: string) =>
      server.ask(`/cache/${cid}/raw`, { headers: { range: 'bytes=0-9', 'if-range': tag } })
    expect((await ask(`"${cid}"`)).status).toBe(206)
    expect((await ask('"another"')).status).toBe(200)
  })

  it.each([
    ['HTML', HTML, 'application/octet-stream', 'attachment'],
    ['SVG', SVG, 'application/octet-stream', 'attachment'],
    ['a picture', GIF, 'image/gif', 'inline'],
    ['a picture with a page behind it', Buffer.concat([GIF, Buffer.from(HTML)]), 'image/gif', 'inline'],
    ['a page that begins as a picture', `GIF89a${HTML}`, 'image/gif', 'inline'],
    ['plain text', 'hello', 'application/octet-stream', 'attachment'],
    ['nothing', '', 'application/octet-stream', 'attachment'],
  ])('of %s has a type that runs nothing', async (_, bytes, type, disposition) => {
    const server = await openServer()
    const { headers } = await server.ask(`/cache/${await store(server, bytes)}/raw`)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toMatch(new RegExp(`^${disposition}`))
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('that is a document is JSON, to be kept', async () => {
    const server = await openServer()
    const cid = server.engine.contextFrom([]).parts.documents.put({ a: 1 })
    const answer = await server.ask(`/cache/${cid}/raw`)
    expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
      200,
      '{"a":1}',
      'application/json',
    ])
  })
})

const randomBelow = (limit: number): number => Math.floor(Math.random() * limit)
