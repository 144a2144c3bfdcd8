/** From what transports throw to our own errors. */
import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { restoreError } from '../../engine/client/restore-error.ts'
import { ArtDagError, ERROR_CODES } from '../../engine/contract/errors.ts'

test('every code of the list comes back with message, hint and details', () => {
  for (const code of Object.keys(ERROR_CODES)) {
    const wire = new ORPCError(code, { message: 'what', data: { hint: 'try', details: { at: 1 } } })
    expect(restoreError(wire)).toMatchObject({
      name: 'ArtDagError',
      code,
      message: 'what',
      hint: 'try',
      details: { at: 1 },
    })
  }
})

test('an error of ours is handed on as it is', () => {
  const error = new ArtDagError('BUSY', 'x')
  expect(restoreError(error, { signal: AbortSignal.abort(), isLost: true })).toBe(error)
})

test('what a schema refused names the place', () => {
  const data = { issues: [{ path: ['inputs', { key: 0 }, 'name'], message: 'too long' }, { message: 'odd' }] }
  expect(restoreError(new ORPCError('BAD_REQUEST', { data }))).toMatchObject({
    code: 'USAGE',
    message: 'the input does not fit: inputs.0.name: too long',
    details: { issues: [{ path: 'inputs.0.name' }, { path: 'input', message: 'odd' }] },
  })
})

test('after an abort whatever breaks off is a cancellation; without one a lost connection is told as such', () => {
  const error = new DOMException('closed', 'AbortError')
  expect(restoreError(error, { signal: AbortSignal.abort(), isLost: true })).toMatchObject({
    code: 'CANCELLED',
  })
  expect(restoreError(error, { isLost: true })).toMatchObject({ code: 'SERVER_UNREACHABLE' })
})

test('a fault nobody knows stays what it is', () => {
  const error = new TypeError('x')
  expect(restoreError(error)).toBe(error)
})
