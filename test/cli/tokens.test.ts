/** `artdag tokens`: made, listed and revoked in a data folder, and what a terminal shows of them. */
import { expect, test } from 'vitest'
import { formatTokens } from '../../engine/cli/commands/tokens.ts'
import { PLAIN } from '../../engine/cli/style.ts'
import { newHome, openEngine } from '../support/engine.ts'
import { cli } from './kit.ts'

async function tokens(home: string, ...argv: string[]) {
  return await cli(['tokens', ...argv, '--home', home])
}

test('a token is printed alone, works, is listed without its secret, and ends when it is revoked', async () => {
  const home = await newHome()
  const made = await tokens(home, 'create', 'render farm', '--scope', 'run', 'publish', '--days', '7')
  expect(made).toMatchObject({
    exitCode: 0,
    err: expect.stringMatching(/may run, publish for 7 days; its id is /),
  })
  const token = made.out.trim()
  const id = made.err.trim().split(' ').at(-1) ?? ''
  const bearer = async () => {
    const engine = await openEngine({ home })
    const caller = await engine.access.bearer(token)
    await engine.close()
    return caller
  }
  expect(await bearer()).toMatchObject({ id, scopes: ['run', 'publish'] })

  const { out: list } = await tokens(home, 'list')
  expect(list).toMatch(new RegExp(`^${id} +render farm +run, publish +.* +until `, 'm'))
  expect(list).not.toContain(token)
  const [listed] = JSON.parse((await tokens(home, 'list', '--json')).out) as object[]
  expect(listed).toMatchObject({ id, name: 'render farm' })
  expect(JSON.stringify(listed)).not.toContain(token)

  expect(await tokens(home, 'revoke', id)).toEqual({ exitCode: 0, out: 'render farm is revoked\n', err: '' })
  expect(await bearer()).toBeUndefined()
  expect((await tokens(home, 'list')).out).toContain('revoked')
})

test('without a scope it may only look', async () => {
  const { out } = await tokens(await newHome(), 'create', 'viewer', '--json')
  expect(JSON.parse(out)).toMatchObject({ token: expect.any(String), info: { scopes: ['read'] } })
})

test.each([
  [['create', 'x', '--scope', 'root'], /Allowed choices are read, run, publish, admin/],
  [['create', 'x', '--days', '31'], /whole number from 1 to 30/],
  [['create', ' '], /name/],
  [['revoke', 'nothing'], /no token "nothing"/],
])('%j is refused', async (argv, why) => {
  const { exitCode, out, err } = await tokens(await newHome(), ...argv)
  expect([exitCode === 0, out, err]).toEqual([false, '', expect.stringMatching(why)])
})

test('what is over is told as such', () => {
  const of = (id: string, more: object) => ({
    id,
    name: id,
    scopes: ['read' as const],
    createdAt: at(1),
    ...more,
  })
  const text = formatTokens(
    [
      of('a', {}),
      of('b', { expiresAt: at(3) }),
      of('c', { expiresAt: at(2) }),
      of('d', { expiresAt: at(9), revokedAt: at(2) }),
    ],
    { style: PLAIN },
    Date.parse(at(2)),
  )
  expect(text.split('\n').map((line) => line.split(/ {2,}/).at(-1)?.split(' ')[0])).toEqual([
    'valid',
    'lasts',
    'until',
    'expired',
    'revoked',
  ])
})

const at = (day: number): string => `2026-01-0${day}T12:00:00.000Z`
