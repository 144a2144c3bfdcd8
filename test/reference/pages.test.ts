/** The reference pages: what they say, and that those on disk are what they should be. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../engine/contract/errors.ts'
import { PROFILES } from '../../engine/media/profiles.ts'
import type { AnyNodeType } from '../../engine/nodes/descriptor.ts'
import { CATALOGUE, NODE_TYPES } from '../../engine/nodes/index.ts'
import { exampleFileName } from '../../engine/reference/examples.ts'
import { nodeTypesPage } from '../../engine/reference/node-types.ts'
import { REFERENCE_FOLDER, referencePages } from '../../engine/reference/pages.ts'

const pages = referencePages()
const pageOf = (name: string): string => pages.get(name) ?? ''

/** Without the examples' texts, which hold marks of their own. */
const proseOf = (name: string): string => pageOf(name).replaceAll(/^```yaml\n[\s\S]*?^```$/gm, '')

describe('resources/reference', () => {
  it.each([...pages.keys()])('%s is what `npm run docs` would write', (name) => {
    const file = path.join(REFERENCE_FOLDER, name)
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    expect(text === pageOf(name), `${name} is not up to date: run npm run docs`).toBe(true)
  })

  it('holds nothing else', () => {
    expect(readdirSync(REFERENCE_FOLDER).sort()).toEqual([...pages.keys()].sort())
  })

  it.each([...pages.keys()])('%s links only to what is there', (name) => {
    for (const [, target = ''] of proseOf(name).matchAll(/(?<!\\)\]\(([^)]+)\)/g)) {
      const isHeading = pageOf(name)
        .toLowerCase()
        .includes(`\n## ${target.slice(1)}\n`)
      expect(
        target.startsWith('#') ? isHeading : existsSync(path.join(REFERENCE_FOLDER, target)),
        target,
      ).toBe(true)
    }
  })

  it.each([...pages.keys()])('%s has tables whose rows are as long as their heads', (name) => {
    for (const rows of proseOf(name).matchAll(/(?:^\|.*\n)+/gm)) {
      const lengths = rows[0]
        .trim()
        .split('\n')
        .map((row) => row.match(/(?<!\\)\|/g)?.length)
      expect(new Set(lengths).size, rows[0]).toBe(1)
    }
  })
})

describe('the page of node types', () => {
  it('has every type, its inputs and its example', () => {
    for (const { type, ports } of NODE_TYPES) {
      const section = pageOf('node-types.md').split(`\n## ${type}\n`)[1]?.split('\n## ')[0] ?? ''
      expect(section).toContain(exampleFileName(type))
      for (const { name } of ports) expect(section).toContain(`| \`${name}\` |`)
    }
  })

  it('tells of a key its values, range, unit and default', () => {
    const text = nodeTypesPage([CATALOGUE.get('RESIZE') as AnyNodeType], new Map())
    expect(text).toContain('| `width` | integer | 2 to 8192 | px |  | Width |')
    expect(text).toContain('| `mode` | `fit`, `fill`, `stretch`, `pad` |  |  | `fit` | How it fits |')
    expect(text).toContain('| `background` | colour |  |  | `black` | Colour around the picture |')
    expect(text).not.toContain('**Example**')
  })

  it('tells which kinds have a key, once for all that are alike', () => {
    const text = nodeTypesPage([CATALOGUE.get('GENERATE') as AnyNodeType], new Map())
    expect(text).toContain('| key | of kind | value |')
    expect(text.match(/^\| `duration` \|/gm)).toHaveLength(2)
  })
})

it('every profile, effect and error code has its row', () => {
  for (const { name } of PROFILES) expect(pageOf('profiles.md')).toContain(`\n| \`${name}\` |`)
  for (const [code, { status, exit }] of Object.entries(ERROR_CODES))
    expect(pageOf('errors.md')).toMatch(
      new RegExp(`\\n\\| \`${code}\` \\|.*\\| ${status} \\| ${exit} \\|\\n`),
    )
  for (const file of readdirSync(path.join(REFERENCE_FOLDER, '../effects')))
    expect(pageOf('effects.md')).toContain(`\n## ${path.parse(file).name}\n`)
})

it('a profile that shares its extension is chosen by its name', () => {
  expect(pageOf('profiles.md')).toContain('`-o result.mp4`')
  expect(pageOf('profiles.md')).toContain('`--profile draft`')
})
