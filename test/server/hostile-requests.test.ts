/** Requests as other sites, rebound names and broken programs send them: none of them reaches a route. */
import { describe, expect, it } from 'vitest'
import { openServer, statusIn, type TestServer } from './kit.ts'

interface Hostile {
  readonly title: string
  /** Header lines; `{host}` and `{port}` stand for the server's own. */
  readonly headers: readonly string[]
  readonly method?: string
  readonly target?: string
  readonly body?: string
  readonly status: number
}

const NEW_TOKEN = '{"name":"stolen","scopes":["admin"]}'
const JSON_TYPE = 'Content-Type: application/json'
const post = { method: 'POST', target: '/auth/tokens', body: NEW_TOKEN }

const foreignHosts = [
  'evil.example',
  'evil.example:{port}',
  'localhost.evil.com:{port}',
  '127.0.0.1.nip.io:{port}',
  '127.0.0.1:1',
  '127.0.0.1',
  'localhost.:{port}',
  '[::ffff:127.0.0.1]:{port}',
  '0.0.0.0:{port}',
  '127.1:{port}',
  '2130706433:{port}',
  'localhost:{port}@evil.example',
  'localhost:{port}, evil.example',
]

const hostile: readonly Hostile[] = [
  ...foreignHosts.map((host) => ({ title: `Host ${host}`, headers: [`Host: ${host}`], status: 421 })),
  { title: 'an empty Host', headers: ['Host:'], status: 421 },
  { title: 'no Host', headers: [], status: 400 },
  { title: 'two Hosts', headers: ['Host: {host}', 'Host: evil.example'], status: 400 },
  { title: 'two Hosts, the good one last', headers: ['Host: evil.example', 'Host: {host}'], status: 400 },
  {
    title: 'an absolute target of another host',
    headers: ['Host: {host}'],
    target: 'http://evil.example/runs',
    status: 400,
  },
  { title: 'an absolute target', headers: ['Host: {host}'], target: 'http://{host}/runs', status: 400 },
  {
    title: 'a target that begins as a host',
    headers: ['Host: {host}'],
    target: '//evil.example/runs',
    status: 400,
  },
  { ...post, title: 'Origin null', headers: ['Host: {host}', 'Origin: null', JSON_TYPE], status: 403 },
  {
    ...post,
    title: 'a foreign Origin',
    headers: ['Host: {host}', 'Origin: https://evil.example', JSON_TYPE],
    status: 403,
  },
  {
    ...post,
    title: 'an Origin with another port',
    headers: ['Host: {host}', 'Origin: http://127.0.0.1:1', JSON_TYPE],
    status: 403,
  },
  {
    ...post,
    title: 'an Origin with https',
    headers: ['Host: {host}', 'Origin: https://{host}', JSON_TYPE],
    status: 403,
  },
  {
    ...post,
    title: 'a cookie without an Origin',
    headers: ['Host: {host}', 'Cookie: artdag-{port}={cookie}', JSON_TYPE, 'Authorization: '],
    status: 403,
  },
  {
    ...post,
    title: 'JSON as plain text',
    headers: ['Host: {host}', 'Content-Type: text/plain'],
    status: 415,
  },
  { ...post, title: 'JSON without a type', headers: ['Host: {host}'], status: 415 },
  {
    ...post,
    title: 'a form',
    headers: ['Host: {host}', 'Content-Type: application/x-www-form-urlencoded'],
    status: 415,
  },
  {
    ...post,
    title: 'a form with a file',
    headers: ['Host: {host}', 'Content-Type: multipart/form-data; boundary=x'],
    status: 415,
  },
  {
    title: 'a WebSocket of another site',
    headers: [
      'Host: {host}',
      'Origin: https://evil.example',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: x',
      'Sec-WebSocket-Version: 13',
    ],
    status: 403,
  },
  {
    title: 'an event stream for another site',
    headers: ['Host: {host}', 'Origin: https://evil.example', 'Accept: text/event-stream'],
    status: 403,
  },
  {
    title: 'a preflight',
    method: 'OPTIONS',
    headers: [
      'Host: {host}',
      'Origin: https://evil.example',
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Private-Network: true',
    ],
    status: 403,
  },
  {
    title: 'an image of another site',
    headers: ['Host: {host}', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'],
    status: 403,
  },
  {
    title: 'an image of a page at another port',
    headers: ['Host: {host}', 'Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: no-cors'],
    status: 403,
  },
]

/** All of them carry the token that may do everything: nothing but the checks before it stops them. */
async function send(server: TestServer, { headers, method = 'GET', target = '/runs', body = '' }: Hostile) {
  const cookie = server.engine.access.sessions.begin(server.engine.access.tokens.list()[0]?.id ?? '').text
  const lines = headers.some((line) => line.startsWith('Authorization'))
    ? headers.filter((line) => line !== 'Authorization: ')
    : [...headers, `Authorization: Bearer ${server.token}`]
  const filled = [
    `${method} ${target} HTTP/1.1`,
    ...lines,
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
    .join('\r\n')
    .replaceAll('{host}', `127.0.0.1:${server.port}`)
    .replaceAll('{port}', String(server.port))
    .replaceAll('{cookie}', cookie)
  return await server.raw(`${filled}\r\n\r\n${body}`)
}

describe('a hostile request', () => {
  it('is among at least thirty', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(30)
  })

  it('reaches no route, whatever token it carries, and is told nothing of other sites', async () => {
    const server = await openServer()
    const made = server.engine.access.tokens.list().length
    for (const request of hostile) {
      const answer = await send(server, request)
      expect([request.title, statusIn(answer)]).toEqual([request.title, request.status])
      expect(answer.toLowerCase()).not.toContain('access-control-allow')
    }
    expect(server.engine.access.tokens.list()).toHaveLength(made)
    expect(server.troubles).toEqual([])
  })

  it('differs from these, which pass', async () => {
    const server = await openServer()
    const good: readonly Hostile[] = [
      { title: 'a program', headers: ['Host: {host}'], status: 200 },
      { title: 'by name, in capitals', headers: ['Host: Localhost:{port}'], status: 200 },
      { title: 'by its IPv6 name', headers: ['Host: [::1]:{port}'], status: 200 },
      {
        title: 'a page of ours',
        headers: [
          'Host: {host}',
          'Origin: http://{host}',
          'Cookie: artdag-{port}={cookie}',
          'Authorization: ',
          JSON_TYPE,
        ],
        ...post,
        status: 200,
      },
      {
        title: 'a link from elsewhere',
        headers: ['Host: {host}', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'],
        status: 200,
      },
      { title: 'a program that posts', headers: ['Host: {host}', JSON_TYPE], ...post, status: 200 },
    ]
    for (const request of good)
      expect([request.title, statusIn(await send(server, request))]).toEqual([request.title, request.status])
  })
})
