/** Tokens, sessions, links: what opens, what does not any more, and what is kept of them. */
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Access, createAccess } from '../../engine/access/access.ts'
import { createFailures, MAX_FAILURES } from '../../engine/access/failures.ts'
import { createLinks, LINK_MINUTES } from '../../engine/access/links.ts'
import { createSessions, SESSION_DAYS } from '../../engine/access/sessions.ts'
import { createTokens } from '../../engine/access/tokens.ts'
import { allows, Scope } from '../../engine/contract/scopes.ts'
import { type Database, openDatabase } from '../../engine/database/open.ts'
import { newHome } from '../support/engine.ts'

const DAY_MS = 24 * 3600 * 1000
let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})
afterEach(() => void db.close())

describe('a token', () => {
  it('is found by its whole text and by nothing near it', () => {
    const tokens = createTokens(db)
    const { token, info } = tokens.make({ name: 'ci', scopes: ['read', 'run'], days: 1 })
    expect(tokens.find(token)).toEqual(info)
    const others = [
      '',
      token.slice(0, -1),
      `${token}0`,
      token.toUpperCase(),
      ` ${token}`,
      info.id,
      'x'.repeat(1_000_000),
    ]
    const last = token.at(-1) === '0' ? '1' : '0'
    for (const text of [...others, token.slice(0, -1) + last, token.replace('artdag_', 'artdags_')])
      expect(tokens.find(text)).toBeUndefined()
  })

  it('is kept as its hash alone', () => {
    const tokens = createTokens(db)
    const { token } = tokens.make({ name: 'ci', scopes: ['read'], days: 1 })
    const sessions = createSessions(db)
    const session = sessions.begin(tokens.list()[0]?.id ?? '').text
    const kept = Buffer.concat([db.serialize()])
    for (const text of [token, session]) expect(kept.includes(text.split('_')[2] ?? '?')).toBe(false)
  })

  it('is over after its days, and forgotten 30 days later', () => {
    let now = Date.now()
    const tokens = createTokens(db, () => now)
    const { token } = tokens.make({ name: 'ci', scopes: ['read'], days: 3 })
    now += 3 * DAY_MS - 1
    expect(tokens.find(token)).toBeDefined()
    now += 1
    expect(tokens.find(token)).toBeUndefined()
    expect(tokens.list()).toHaveLength(1)
    now += 31 * DAY_MS
    tokens.make({ name: 'next', scopes: ['read'], days: 1 })
    expect(tokens.list().map(({ name }) => name)).toEqual(['next'])
  })

  it('that is revoked opens nothing, nor do its sessions, also after a restart', () => {
    const tokens = createTokens(db)
    const { token, info } = tokens.make({ name: 'ci', scopes: ['read'] })
    const session = createSessions(db).begin(info.id).text
    expect(tokens.revoke(info.id).revokedAt).toBeDefined()
    const { revokedAt } = tokens.revoke(info.id)
    expect(createTokens(db).find(token)).toBeUndefined()
    expect(createSessions(db).find(session)).toBeUndefined()
    expect(tokens.list()[0]?.revokedAt).toBe(revokedAt)
    expect(() => tokens.revoke('0000')).toThrow(/there is no token/)
  })
})

describe('a session', () => {
  it('leads to its token until it ends or is over', () => {
    let now = Date.now()
    const { info } = createTokens(db).make({ name: 'ci', scopes: ['read'] })
    const sessions = createSessions(db, () => now)
    const [one, two] = [sessions.begin(info.id), sessions.begin(info.id)]
    expect([sessions.find(one.text), sessions.find(`${one.text}0`), sessions.find('')]).toEqual([
      info.id,
      undefined,
      undefined,
    ])
    sessions.end(one.text)
    expect([sessions.find(one.text), sessions.find(two.text)]).toEqual([undefined, info.id])
    now += SESSION_DAYS * DAY_MS
    expect(sessions.find(two.text)).toBeUndefined()
  })
})

describe('a link', () => {
  it('opens once, within minutes', () => {
    let now = 0
    const links = createLinks(() => now)
    const [once, late] = [links.make('a'), links.make('b')]
    expect([links.take(once), links.take(once)]).toEqual(['a', undefined])
    now = LINK_MINUTES * 60_000
    expect(links.take(late)).toBeUndefined()
    expect(links.take('artdagl_x')).toBeUndefined()
  })
})

describe('failures', () => {
  it('of one address slow down that one alone, for a minute', () => {
    let now = 0
    const failures = createFailures(() => now)
    for (let i = 0; i < MAX_FAILURES; i++) {
      expect(failures.waitSec('a')).toBe(0)
      failures.add('a')
      now += 1000
    }
    expect([failures.waitSec('a'), failures.waitSec('b')]).toEqual([50, 0])
    now = 60_001
    expect(failures.waitSec('a')).toBe(0)
  })

  it('of endless addresses are remembered within bounds', () => {
    const failures = createFailures(() => 0)
    for (let i = 0; i < MAX_FAILURES; i++) failures.add('first')
    for (let i = 0; i < 10_000; i++) failures.add(`a${i}`)
    expect(failures.waitSec('first')).toBe(0)
  })
})

describe('the local token', () => {
  let home: string
  let access: Access
  beforeEach(async () => {
    home = await newHome()
    access = createAccess({ database: db, home })
  })
  const text = (): string => readFileSync(access.localToken().file, 'utf8').trim()

  it('is made once, for its owner alone', async () => {
    const { file, info } = access.localToken()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(info.scopes).toEqual(['admin'])
    expect(info.expiresAt).toBeUndefined()
    expect(createAccess({ database: db, home }).localToken().info).toEqual(info)
    expect(await access.bearer(text())).toMatchObject({ id: info.id, scopes: ['admin'] })
  })

  it('is made anew when its file is lost, wrong, or revoked', async () => {
    const { file, info } = access.localToken()
    rmSync(file)
    expect(access.localToken().info.id).not.toBe(info.id)
    writeFileSync(file, 'nonsense', { mode: 0o600 })
    const second = access.localToken().info
    access.tokens.revoke(second.id)
    expect(access.localToken().info.id).not.toBe(second.id)
    expect(await access.bearer(text())).toBeDefined()
    expect(existsSync(`${file}.${process.pid}`)).toBe(false)
  })

  it('that others could have read opens nothing any more', async () => {
    const { file } = access.localToken()
    const old = text()
    chmodSync(file, 0o644)
    access.localToken()
    expect([text() === old, statSync(file).mode & 0o777, await access.bearer(old)]).toEqual([
      false,
      0o600,
      undefined,
    ])
  })
})

it('tokens of others are asked about after our own', async () => {
  const caller = { id: 'l2:1', name: '@a@b', scopes: ['run'] } as const
  const verifiers = [async (token: string) => (token === 'theirs' ? caller : undefined)]
  const access = createAccess({ database: db, home: await newHome(), verifiers })
  expect([await access.bearer('theirs'), await access.bearer('nobody’s')]).toEqual([caller, undefined])
})

it('scopes hold what they should and no more', () => {
  const held = Object.fromEntries(
    Scope.options.map((one) => [one, Scope.options.filter((other) => allows([one], other))]),
  )
  expect(held).toEqual({
    read: ['read'],
    run: ['read', 'run'],
    publish: ['read', 'publish'],
    admin: ['read', 'run', 'publish', 'admin'],
  })
  expect(allows([], 'read')).toBe(false)
})
