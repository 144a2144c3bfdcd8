/** Rows of a table as requests, and names of results. */
import { expect, test } from 'vitest'
import { nameOutput, namesIn } from '../../../engine/cli/batch/name-output.ts'
import { planRows } from '../../../engine/cli/batch/plan-rows.ts'
import { readCsv } from '../../../engine/cli/batch/read-csv.ts'

const SHAPE = {
  inputs: [
    { name: 'clip', isList: false },
    { name: 'more', isList: true },
  ],
  params: ['amount', 'title'],
}

const plan = (text: string, pattern?: string) => planRows(readCsv(text, 't.csv'), SHAPE, 't.csv', pattern)

test('columns are inputs, parameters and parts of the name; an empty cell gives nothing', () => {
  expect(
    plan('clip,amount,title,cut.offset,who\na.mp4,1.5,007,2,Ann\nb.mp4,,true,,Bob\n', 'out/{who}-{clip}.mp4'),
  ).toEqual([
    {
      ...{ number: 1, line: 2, inputs: [{ name: 'clip', content: 'a.mp4' }] },
      params: { amount: 1.5, title: '007', 'cut.offset': 2 },
      outputFile: 'out/Ann-a.mp4',
    },
    {
      ...{ number: 2, line: 3, inputs: [{ name: 'clip', content: 'b.mp4' }] },
      params: { title: true },
      outputFile: 'out/Bob-b.mp4',
    },
  ])
})

test('a list input takes several columns of its name', () => {
  expect(plan('more,more\na,b\nc,\n').map(({ inputs }) => inputs.map(({ content }) => content))).toEqual([
    ['a', 'b'],
    ['c'],
  ])
})

test('{row} is the number of the row', () => {
  expect(plan('title\nx\ny\n', '{row}.mp4').map(({ outputFile }) => outputFile)).toEqual(['1.mp4', '2.mp4'])
})

test.each([
  ['clip,clip\na,b\n', undefined, 'is there twice'],
  ['clip,odd\na,b\n', undefined, '"odd" is no input and no parameter'],
  ['clip\na\n', '{name}.mp4', '{name} of the output is no column'],
  ['title\nx\nx\n', '{title}.mp4', 'lines 2 and 3 would both write x.mp4'],
  ['title\n""\n', '{title}.mp4', 'there is nothing for {title}'],
])('%j to %j is refused', (text, pattern, words) => {
  expect(() => plan(text, pattern)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(words) }),
  )
})

test('nothing in a cell makes a folder, a hidden file or an end of its own', () => {
  const named = (value: string) => nameOutput('out/{a}.mp4', new Map([['a', value]]))
  expect(named('../../etc/passwd')).toBe('out/-..-etc-passwd.mp4')
  expect(named('a/b\\c:d\n\0e')).toBe('out/a-b-c-d-e.mp4')
  expect(named('.hidden')).toBe('out/hidden.mp4')
  expect(() => named('..')).toThrow('nothing for {a}')
  expect(named('x'.repeat(500)).length).toBeLessThan(140)
})

test('a name is asked for once', () => {
  expect(namesIn('{a}/{b}-{a}.mp4')).toEqual(['a', 'b'])
})
