/** Tokens and sessions over HTTP: what does not open, how guessing is slowed down, how a browser gets in and out. */
import { describe, expect, it } from 'vitest'
import { MAX_FAILURES } from '../../engine/access/failures.ts'
import { openServer, type TestServer } from './kit.ts'

const page = { accept: 'text/html,application/xhtml+xml' }
const cookieOf = (headers: Headers): string => headers.get('set-cookie')?.split(';')[0] ?? ''

async function logIn(server: TestServer): Promise<string> {
  const answer = await server.ask('/auth/session', { token: '', json: { token: server.token } })
  expect(answer.status).toBe(200)
  return cookieOf(answer.headers)
}

describe('a token that is not valid', () => {
  const cells: readonly (readonly [string, (server: TestServer) => Record<string, string>, number])[] = [
    ['none', () => ({}), 401],
    ['garbage', () => ({ authorization: 'Bearer garbage' }), 401],
    ['no token', () => ({ authorization: 'Bearer ' }), 401],
    ['another scheme', ({ token }) => ({ authorization: `Basic ${token}` }), 401],
    ['two tokens', ({ token }) => ({ authorization: `Bearer ${token} ${token}` }), 401],
    ['one character more', ({ token }) => ({ authorization: `Bearer ${token}0` }), 401],
    ['one character less', ({ token }) => ({ authorization: `Bearer ${token.slice(0, -1)}` }), 401],
    [
      'of another engine',
      () => ({ authorization: `Bearer artdag_${'0'.repeat(16)}_${'0'.repeat(64)}` }),
      401,
    ],
    ['in a cookie', ({ token, port }) => ({ cookie: `artdag-${port}=${token}` }), 401],
    ['revoked', (server) => ({ authorization: `Bearer ${revoked(server)}` }), 401],
    ['expired', (server) => ({ authorization: `Bearer ${expired(server)}` }), 401],
    ['too little', (server) => ({ authorization: `Bearer ${server.tokenFor('run', 'publish')}` }), 403],
  ]
  it.each(cells)('(%s) is refused', async (_, headers, status) => {
    const server = await openServer()
    const answer = await server.ask('/auth/tokens', { token: '', headers: headers(server) })
    expect([answer.status, answer.error().code]).toEqual([
      status,
      status === 401 ? 'UNAUTHORIZED' : 'FORBIDDEN',
    ])
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  it('of a megabyte is refused without being looked at', async () => {
    const server = await openServer()
    const answer = await server.raw(
      `GET /runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${'x'.repeat(1 << 20)}\r\n\r\n`,
    )
    expect(answer).toMatch(/^(HTTP\/1\.1 431|$)/)
  })

  it('opens nothing in the query either', async () => {
    const server = await openServer()
    for (const name of ['token', 'auth_token', 'access_token'])
      expect((await server.ask(`/runs?${name}=${server.token}`, { token: '' })).status).toBe(401)
  })
})

const revoked = ({ engine, tokenFor }: TestServer): string => {
  const token = tokenFor('admin')
  engine.access.tokens.revoke(engine.access.tokens.find(token)?.id ?? '')
  return token
}

const expired = ({ engine }: TestServer): string =>
  engine.access.tokens.make({ name: 'old', scopes: ['admin'], days: -1 }).token

describe('guessing', () => {
  it('is answered with 429 after ten failures, and does not keep others out', async () => {
    const server = await openServer()
    const guess = () => server.ask('/runs', { token: `artdag_${'1'.repeat(16)}_${'2'.repeat(64)}` })
    for (let i = 0; i < MAX_FAILURES; i++) expect((await guess()).status).toBe(401)
    const { status, headers } = await guess()
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50)
    expect((await server.ask('/runs')).status).toBe(200)
    expect((await server.ask('/runs', { token: '' })).status).toBe(401)
    expect((await server.ask('/auth/session', { token: '', json: { token: 'guess' } })).status).toBe(429)
  })
})

describe('a token over HTTP', () => {
  it('is made, listed and revoked, and works until then', async () => {
    const server = await openServer()
    const made = await server.ask('/auth/tokens', { json: { name: 'ci', scopes: ['read'], days: 7 } })
    const { token, info } = made.json<{ token: string; info: { id: string; scopes: string[] } }>()
    expect([made.status, info.scopes]).toEqual([200, ['read']])
    expect((await server.ask('/runs', { token })).status).toBe(200)
    const list = await server.ask('/auth/tokens')
    expect(list.json<{ name: string }[]>().map(({ name }) => name)).toEqual(['ci', 'this computer'])
    expect(list.text).not.toContain(token.split('_')[2])
    expect((await server.ask('/auth/revoke', { json: { id: info.id } })).status).toBe(200)
    expect((await server.ask('/runs', { token })).status).toBe(401)
    expect((await server.ask('/auth/revoke', { json: { id: 'ffff' } })).status).toBe(404)
    expect(
      (await server.ask('/auth/tokens', { json: { name: 'x', scopes: ['read'], days: 31 } })).status,
    ).toBe(400)
    expect((await server.ask('/auth/tokens', { json: { name: 'x', scopes: ['root'] } })).status).toBe(400)
  })
})

describe('a browser', () => {
  it('without a session gets a page that says what to do, a program the error', async () => {
    const server = await openServer()
    for (const target of ['/', '/runs', '/run/x/plan', '/nothing']) {
      const answer = await server.ask(target, { token: '', headers: page })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8'])
      expect(answer.text).toContain('artdag serve')
    }
    expect((await server.ask('/', { token: '' })).error().code).toBe('UNAUTHORIZED')
  })

  it('is logged in by a link, once', async () => {
    const server = await openServer()
    const link = new URL(server.newLink())
    const shown = await server.ask(link.pathname + link.search, { token: '', headers: page })
    expect([shown.status, shown.headers.get('referrer-policy'), shown.headers.get('cache-control')]).toEqual([
      200,
      'same-origin',
      'no-store',
    ])
    // Looking at it changed nothing.
    const post = () =>
      server.ask('/auth/session', {
        token: '',
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url },
        body: new URLSearchParams({ code: link.searchParams.get('code') ?? '' }).toString(),
      })
    const first = await post()
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    expect(first.headers.get('set-cookie')).toMatch(
      /^artdag-\d+=artdags_\w+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
    )
    expect(
      (await server.ask('/runs', { token: '', headers: { cookie: cookieOf(first.headers) } })).status,
    ).toBe(200)
    expect((await post()).status).toBe(401)
  })

  it('may change things from our pages only, and is out when it logs out', async () => {
    const server = await openServer()
    const cookie = await logIn(server)
    const make = (headers: Record<string, string>) =>
      server.ask('/auth/tokens', {
        token: '',
        headers: { cookie, ...headers },
        json: { name: 'x', scopes: ['read'] },
      })
    expect((await make({ origin: server.url })).status).toBe(200)
    expect((await make({})).status).toBe(403)
    const out = await server.ask('/auth/logout', {
      token: '',
      method: 'POST',
      headers: { cookie, origin: server.url },
    })
    expect([out.status, out.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('Max-Age=0')])
    expect((await server.ask('/runs', { token: '', headers: { cookie } })).status).toBe(401)
  })

  it('has a cookie for https alone where the public address is one', async () => {
    const server = await openServer({ env: { L1_PUBLIC_URL: 'https://render.example' } })
    const headers = { host: 'render.example', origin: 'https://render.example' }
    const body = JSON.stringify({ token: server.token })
    const answer = await server.raw(
      `POST /auth/session HTTP/1.1\r\nHost: ${headers.host}\r\nOrigin: ${headers.origin}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    )
    expect(answer).toMatch(
      /set-cookie: __Host-artdag=artdags_\w+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure/i,
    )
  })

  it('that is shown a link to log out is asked first', async () => {
    const server = await openServer()
    const cookie = await logIn(server)
    expect((await server.ask('/logout', { token: '', headers: { ...page, cookie } })).status).toBe(200)
    expect((await server.ask('/runs', { token: '', headers: { cookie } })).status).toBe(200)
  })
})

it('a one-time link is to be had with a token, and opens no more than that token', async () => {
  const server = await openServer()
  const token = server.tokenFor('read')
  const made = await server.ask('/auth/links', { token, method: 'POST' })
  const code = new URL(made.json<{ url: string }>().url).searchParams.get('code')
  const session = await server.ask('/auth/session', { token: '', json: { code } })
  const cookie = cookieOf(session.headers)
  expect((await server.ask('/runs', { token: '', headers: { cookie } })).status).toBe(200)
  expect((await server.ask('/auth/tokens', { token: '', headers: { cookie } })).status).toBe(403)
})
