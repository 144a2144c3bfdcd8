/** Tokens that are valid, and those that are only remembered. */
import { expect, it } from 'vitest'
import { sortTokens } from '../../../renderer/account/sort-tokens.ts'

const now = Date.parse('2026-05-01T12:00:00Z')
const token = (id: string, more: { expiresAt?: string; revokedAt?: string } = {}) => ({
  ...{ id, name: id, scopes: ['read' as const], createdAt: '2026-04-01T00:00:00Z' },
  ...more,
})

it('a token has ended when its time is over or it was taken back', () => {
  const { valid, ended } = sortTokens(
    [
      token('file'),
      token('good', { expiresAt: '2026-05-02T00:00:00Z' }),
      token('over', { expiresAt: '2026-05-01T12:00:00Z' }),
      token('back', { expiresAt: '2026-05-02T00:00:00Z', revokedAt: '2026-04-02T00:00:00Z' }),
    ],
    now,
  )
  expect(valid.map(({ id }) => id)).toEqual(['file', 'good'])
  expect(ended.map(({ id }) => id)).toEqual(['over', 'back'])
})
