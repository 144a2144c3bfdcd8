/** Columns and colours. */
import { expect, test } from 'vitest'
import { PLAIN, styleFor } from '../../engine/cli/style.ts'
import { formatTable } from '../../engine/cli/table.ts'
import { colourless, memoryTerminal } from './kit.ts'

const onTerminal = memoryTerminal({ isTTY: true })
const coloured = styleFor(onTerminal.stdout, {}, true)

test('columns are as wide as their widest cell, and no line ends in spaces', () => {
  expect(
    formatTable([
      ['a', 'bbb', 'c'],
      ['aaa', 'b', ''],
    ]),
  ).toBe('a    bbb  c\naaa  b')
})

test('numbers stand at the right, under their heading', () => {
  const head = { cells: ['name', 'n'], paint: PLAIN.dim }
  expect(
    formatTable(
      [
        ['x', '5'],
        ['y', '1234'],
      ],
      { head, right: [1] },
    ),
  ).toBe('name     n\nx        5\ny     1234')
})

test('colours take no room', () => {
  const rows = [
    [{ text: '✓', paint: coloured.green }, 'one'],
    [{ text: '✗✗', paint: coloured.red }, 'two'],
  ]
  expect(formatTable(rows)).toContain('\u001b[')
  expect(colourless(formatTable(rows))).toBe('✓   one\n✗✗  two')
})

test('a cell of a stranger can neither steer the terminal nor break the row', () => {
  expect(formatTable([['a\u001b[2Jb\nc', 'd']])).toBe('a�[2Jb c  d')
})

test.each([
  ['on a terminal', { isTTY: true }, {}, true, true],
  ['in a pipe', { isTTY: false }, {}, true, false],
  ['with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, true, false],
  ['with an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, true, true],
  ['on a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, true, false],
  ['after --no-color', { isTTY: true }, {}, false, false],
])('%s there are colours: %j %j', (_where, options, env, isWanted, hasColours) => {
  expect(styleFor(memoryTerminal(options).stdout, env, isWanted).red('x') !== 'x').toBe(hasColours)
})
