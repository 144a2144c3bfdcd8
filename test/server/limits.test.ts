/** What clients may send, and how slowly. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { MAX_JSON_BYTES, MAX_TARGET_CHARACTERS } from '../../engine/server/limits.ts'
import { openServer, statusIn, type TestServer } from './kit.ts'

const headOf = ({ port, token }: TestServer, ...more: string[]): string =>
  [
    `POST /auth/tokens HTTP/1.1`,
    `Host: localhost:${port}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    ...more,
    '',
    '',
  ].join('\r\n')

it('a body that says it is too large is refused before it is read', async () => {
  const server = await openServer()
  expect(statusIn(await server.raw(headOf(server, `Content-Length: ${MAX_JSON_BYTES + 1}`)))).toBe(413)
})

it('a body that becomes too large is refused where it does', { timeout: 30_000 }, async () => {
  const server = await openServer()
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  // What was said stays said when the connection is cut later.
  let said = ''
  socket.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  socket.write(headOf(server, 'Transfer-Encoding: chunked'))
  const chunk = `${(1 << 20).toString(16)}\r\n${' '.repeat(1 << 20)}\r\n`
  let sent = 0
  while (!socket.destroyed && socket.writable && sent < 1000) {
    socket.write(chunk)
    sent += 1
    await sleep(10)
  }
  expect(statusIn(said)).toBe(413)
  expect(sent).toBeLessThan(1000)
})

it.each([
  ['no JSON', '{', 'application/json', 400],
  ['other text than UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'application/json', 400],
  ['JSON of another shape', '[1]', 'application/json', 400],
  ['nothing', '', 'application/json', 400],
])('a body of %s is bad input', async (_, body, type, status) => {
  const server = await openServer()
  const answer = await server.ask('/auth/tokens', { method: 'POST', headers: { 'content-type': type }, body })
  expect([answer.status, answer.error().code]).toEqual([status, 'USAGE'])
})

it('too many headers are refused, and a target that is too long', async () => {
  const server = await openServer()
  const many = Array.from({ length: 2000 }, (_, i) => `X-${i}: ${'y'.repeat(20)}`)
  expect(statusIn(await server.raw(headOf(server, ...many)))).toBe(431)
  expect((await server.ask(`/runs?x=${'y'.repeat(MAX_TARGET_CHARACTERS)}`)).status).toBe(400)
})

it.each([
  'NONSENSE\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET / HTTP/1.1\r\nHost : localhost\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
])('what is no HTTP (%j) is answered with 400 and an end', async (request) => {
  const server = await openServer()
  const answer = await server.raw(request)
  expect(statusIn(answer)).toBe(400)
  expect(answer).toContain('"code":"USAGE"')
})

it('every answer has the headers that keep browsers from doing more with it', async () => {
  const server = await openServer()
  for (const target of [
    '/healthz',
    '/',
    '/runs',
    '/nothing',
    '/docs',
    '/openapi.json',
    '/metrics',
    '/download/client',
    '/static/page.css',
    '/auth/link',
    '/logout',
  ]) {
    for (const token of [server.token, '']) {
      const { headers } = await server.ask(target, { token })
      const seen = [
        'x-content-type-options',
        'referrer-policy',
        'x-frame-options',
        'cross-origin-resource-policy',
      ].map((name) => headers.get(name))
      // Forms of a page without a referrer would come from nowhere.
      const referrer = headers.get('content-type')?.startsWith('text/html') ? 'same-origin' : 'no-referrer'
      expect([target, ...seen]).toEqual([target, 'nosniff', referrer, 'DENY', 'same-origin'])
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  }
})
