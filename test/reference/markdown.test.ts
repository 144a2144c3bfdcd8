/** Markdown from plain text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIssueList } from '../../engine/recipe/yaml/issue-list.ts'
import { parseYaml } from '../../engine/recipe/yaml/parse-yaml.ts'
import { code, fence, flow, page, plain, table } from '../../engine/reference/markdown.ts'

describe('text', () => {
  it('is shown and marks nothing', () => {
    expect(plain('a *b* [c](d) <e> f|g')).toBe('a \\*b\\* \\[c\\](d) \\<e\\> f\\|g')
    expect(plain('two\nlines')).toBe('two lines')
  })

  it('as code stands between quotes it does not hold', () => {
    expect(code('fit')).toBe('`fit`')
    expect(code('a`b')).toBe('`` a`b ``')
    expect(code('a|b')).toBe('`a\\|b`')
  })

  it('as a block stays as it is, whatever it holds', () => {
    expect(fence('a: 1\n', 'yaml')).toBe('```yaml\na: 1\n```')
    expect(fence('```\n', '')).toBe('````\n```\n````')
  })
})

describe('a table', () => {
  it('has a row for each, and no column that is empty', () => {
    const columns = [
      { head: 'key', cells: ['a', 'b'] },
      { head: 'unit', cells: ['', ''] },
      { head: 'range', cells: ['', '0 to 1'] },
    ]
    expect(table(columns)).toBe('| key | range |\n| --- | --- |\n| a |  |\n| b | 0 to 1 |')
  })

  it('keeps its columns, whatever the texts hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const lines = table([
          { head: 'x', cells: [`${plain(a)}.`] },
          { head: 'y', cells: [code(`${b.replaceAll(/\s/g, '')}.`)] },
        ]).split('\n')
        expect(lines).toHaveLength(3)
        expect(lines[2]?.match(/(?<!\\)\|/g)).toHaveLength(3)
      }),
    )
  })
})

it('a page says where it comes from, and ends with a line end', () => {
  expect(page('Title', ['Text.'])).toMatch(/^<!-- .*npm run docs.* -->\n\n# Title\n\nText\.\n$/)
})

describe('a value', () => {
  it.each([
    ['black', 'black'],
    ['#101a3a', '"#101a3a"'],
    ['true', '"true"'],
    ['two words', '"two words"'],
    [-0.5, '-0.5'],
    [[], '[]'],
    [{}, '{}'],
    [{ type: 'cut', points: [0, 1] }, '{ type: cut, points: [0, 1] }'],
  ])('%j is written as %s', (value, text) => expect(flow(value)).toBe(text))

  it('is what YAML reads', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.integer(),
        fc.boolean(),
        fc.string({ unit: 'grapheme-ascii' }),
        fc.array(tie('any'), { maxLength: 3 }),
      ),
    })).any
    fc.assert(
      fc.property(value, (each) => {
        const issues = createIssueList()
        expect(parseYaml(`value: ${flow(each)}`, issues)?.value).toEqual({ value: each })
        expect(issues.count).toBe(0)
      }),
    )
  })
})
