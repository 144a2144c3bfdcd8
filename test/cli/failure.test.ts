/** From thrown things to reports, texts and exit codes. */
import { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { describeFailure, exitCodeOf, formatFailure } from '../../engine/cli/failure.ts'
import { PLAIN } from '../../engine/cli/style.ts'
import { ArtDagError, ERROR_CODES, type ErrorCode } from '../../engine/contract/errors.ts'

test('an expected failure keeps its code, hint and details', () => {
  const error = new ArtDagError('NOT_FOUND', 'no', { hint: 'look', details: { name: 'x' } })
  expect(describeFailure(error, true)).toEqual({
    code: 'NOT_FOUND',
    message: 'no',
    hint: 'look',
    details: { name: 'x' },
  })
})

test('whatever breaks off after Ctrl-C is a cancellation', () => {
  expect(describeFailure(new DOMException('aborted', 'AbortError'), true)).toMatchObject({
    code: 'CANCELLED',
  })
})

test('what commander refuses is a usage error, without its own “error:”', () => {
  const error = new CommanderError(1, 'commander.unknownOption', "error: unknown option '--x'")
  expect(describeFailure(error, false)).toMatchObject({ code: 'USAGE', message: "unknown option '--x'" })
})

test('the unexpected is a fault of ours', () => {
  expect(describeFailure(new TypeError('x'), false)).toMatchObject({
    code: 'INTERNAL',
    message: 'TypeError: x',
  })
})

test.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s has an exit code of its kind', (code) => {
  expect([1, 2, 3]).toContain(exitCodeOf({ code, message: '' }))
  expect(exitCodeOf({ code, message: '' }) === 3).toBe(code === 'CANCELLED')
})

test('the text says what happened and what to try, and steers no terminal', () => {
  expect(formatFailure({ code: 'USAGE', message: 'bad \u001b[31mname', hint: 'another' }, PLAIN)).toBe(
    '✗ bad �[31mname\n  try: another',
  )
})

test('faults of a recipe keep their lines, under what is wrong with the whole', () => {
  const message = 'cut.yaml:7:11  steps.cut.type\n  7 |     type: SEGMNT\n    |           ^^^^^^'
  expect(formatFailure({ code: 'RECIPE_INVALID', message, details: { file: 'cut.yaml' } }, PLAIN)).toBe(
    `✗ The recipe does not follow the format.\n\n${message}`,
  )
})

test('a fault that only the inputs show is said like any other, with what to try', () => {
  const report = { code: 'RECIPE_INVALID', message: 'steps.cut: too long', hint: 'shorten it' } as const
  expect(formatFailure(report, PLAIN)).toBe('✗ steps.cut: too long\n  try: shorten it')
})
