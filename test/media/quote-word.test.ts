/** Quoting, read back by the real shell. */
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteWord } from '../../engine/media/quote-word.ts'

const NASTY = [
  '',
  ' ',
  "'",
  "''",
  '"',
  '`id`',
  '$(id)',
  '$HOME',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
  '${IFS}',
  '\\',
  '\\\\',
  "\\'",
  "'\\''",
  '\n',
  '\r\n',
  '\t',
  '-n',
  '--',
  '~',
  '~root',
  '*',
  '?',
  '[a-z]',
  '{a,b}',
  '#',
  '#a',
  'a#b',
  '!',
  '!!',
  '&',
  '&&',
  '|',
  ';',
  '<',
  '>',
  '>>',
  '(',
  ')',
  '=',
  'a=b',
  'PATH=/x',
  '%s',
  '%n',
  '\\c',
  '\\0',
  '\\x41',
  '$',
  '$$',
  '$1',
  '$@',
  '\u0001',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  'é',
  '日本',
  '🎬',
  '\u2028',
  '\u202e',
  '"$tmp"',
  '.',
  '..',
  '/',
  '-',
]

/** In groups: 300 words are 300 arguments of one command. */
function readBack(words: readonly string[]): string[] {
  const line = `printf '%s\\0' ${words.map(quoteWord).join(' ')}`
  return execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\0')
    .slice(0, -1)
}

test('300 hostile words come back from sh as they went in', () => {
  const random = fc.sample(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...`'"\\$\`!*?~#&|;<>(){}[]= \n\t-aé`), maxLength: 12 }),
    ),
    { numRuns: 300 - NASTY.length, seed: 6 },
  )
  const words = [...NASTY, ...random.map((word) => word.replaceAll('\0', '').toWellFormed())]
  expect(words.length).toBe(300)
  expect(readBack(words)).toEqual(words)
})

test('each of them alone is one word too, and the first word of a line is the program', () => {
  for (const word of NASTY) expect(readBack([word])).toEqual([word])
})

test('plain words stay readable', () => {
  expect(['-c:v', 'file:/tmp/a_b-1.mp4', '0:v', '[0:v]scale'].map(quoteWord)).toEqual([
    '-c:v',
    'file:/tmp/a_b-1.mp4',
    '0:v',
    "'[0:v]scale'",
  ])
})
