/** Each rule fires on a small made-up source, and stays silent on the healthy one beside it. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkSources, formatFinding } from './check.ts'
import { ROOMS } from './layers.ts'
import { readSources, sourceOf } from './sources.ts'

/** Findings over made-up files, as they are printed. Files that are only imported need not be written. */
function check(files: Readonly<Record<string, string>>): readonly string[] {
  const sources = Object.entries(files).map(([file, text]) => sourceOf(file, text))
  const isThere = (finding: string): boolean => !finding.includes('is not there')
  return checkSources(sources).map(formatFinding).filter(isThere)
}

/** The findings without what is allowed. */
const faults = (files: Readonly<Record<string, string>>): readonly string[] =>
  check(files).map((line) => line.replace(/ {2}\(allowed: .*\)$/, ''))

describe('the import table', () => {
  it('refuses an arrow that points up, and says what is allowed', () => {
    expect(check({ 'engine/media/a.ts': "/** x */\nimport { b } from '../run/b.ts'" })).toEqual([
      'engine/media/a.ts:2  media loads engine/run/b.ts  (allowed: contract)',
    ])
  })

  it('lets types through where only types are allowed', () => {
    const types = "import type { NodeType } from '../nodes/descriptor.ts'"
    expect(faults({ 'engine/recipe/a.ts': types })).toEqual([])
    expect(faults({ 'engine/recipe/a.ts': types.replace(' type', '') })).toEqual([
      'engine/recipe/a.ts:1  recipe loads engine/nodes/descriptor.ts',
    ])
    expect(faults({ 'engine/recipe/a.ts': types.replace('descriptor', 'index') })).toEqual([
      'engine/recipe/a.ts:1  recipe names engine/nodes/index.ts',
    ])
  })

  const ways = [
    "import x from '../run/b.ts'",
    "import '../run/b.ts'",
    "import * as x from '../run/b.ts'",
    "import {\n  x,\n  type Y,\n} from '../run/b.ts'",
    "import { type X } from '../run/b.ts'",
    "export { x } from '../run/b.ts'",
    "export * from '../run/b.ts'",
    "const x = await import('../run/b.ts')",
    "import type { X } from '../run/b.ts'",
    "export type { X } from '../run/b.ts'",
    "new Worker(new URL('../run/b.ts', import.meta.url))",
  ]
  it.each(ways)('sees %j', (text) => expect(faults({ 'engine/media/a.ts': text })).toHaveLength(1))

  const notImports = [
    "// import x from '../run/b.ts'",
    "/* see import('../run/b.ts') */",
    'const text = "import x from \'../run/b.ts\'"',
    "const text = `\nimport x from '../run/b.ts'\n`",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is code, and holds a template
    "const nested = `${`import('../run/b.ts')`}`",
    "const quote = /['\"`]/\n// import('../run/b.ts')",
  ]
  it.each(notImports)('is not fooled by %j', (text) =>
    expect(faults({ 'engine/media/a.ts': text })).toEqual([]),
  )

  it('sees code inside a template', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is code, and holds a template
    const text = "const x = `${{ a: await import('../run/b.ts') }} text`"
    expect(faults({ 'engine/media/a.ts': text })).toHaveLength(1)
  })

  it('refuses a room it does not know, and files outside the house', () => {
    expect(faults({ 'engine/attic/a.ts': "import '../media/b.ts'" })).toEqual([
      'engine/attic/a.ts:1  attic is no room of the table',
    ])
    expect(faults({ 'engine/run/a.ts': "import '../../test/support/b.ts'" })).toHaveLength(1)
  })

  it('tells of an import that leads nowhere', () => {
    const sources = [sourceOf('engine/media/a.ts', "import './gone.ts'")]
    expect(checkSources(sources).map(({ what }) => what)).toEqual(['engine/media/gone.ts is not there'])
  })

  it('is itself without cycles: each room uses only rooms above it', () => {
    const names = Object.keys(ROOMS)
    for (const [room, { uses }] of Object.entries(ROOMS)) {
      const rooms = uses.map((entry) =>
        names.indexOf(names.includes(entry) ? entry : (entry.split('/')[0] as string)),
      )
      if (room !== 'renderer') expect(Math.max(-1, ...rooms), room).toBeLessThan(names.indexOf(room))
    }
  })
})

describe('packages', () => {
  it.each([
    ['better-sqlite3', 'engine/run/a.ts', 'engine/database/open.ts'],
    ['yaml', 'engine/plan/a.ts', 'engine/recipe/parse-yaml.ts'],
    ['multiformats/cid', 'engine/run/a.ts', 'engine/content/cid.ts'],
    ['node:child_process', 'engine/run/a.ts', 'engine/run/execute/queue.ts'],
    ['node:worker_threads', 'engine/run/a.ts', 'engine/content/hash-file.ts'],
  ])('%s stays behind its file', (name, wrong, right) => {
    expect(faults({ [wrong]: `import x from '${name}'` })).toEqual([`${wrong}:1  loads ${name}`])
    expect(check({ [right]: `import x from '${name}'` }).filter((line) => line.includes('loads'))).toEqual([])
  })

  it('that nobody listed are refused, harmless parts of Node are not', () => {
    expect(faults({ 'engine/run/a.ts': "import x from 'left-pad'" })).toEqual([
      'engine/run/a.ts:1  loads left-pad',
    ])
    expect(faults({ 'engine/run/a.ts': "import x from 'node:fs/promises'" })).toEqual([])
  })
})

describe('between files', () => {
  it('a cycle is found and told once', () => {
    const files = {
      'engine/media/a.ts': "import './b.ts'",
      'engine/media/b.ts': "import './c.ts'",
      'engine/media/c.ts': "import './b.ts'",
    }
    expect(faults(files)).toEqual([
      'engine/media/c.ts:1  cycle engine/media/b.ts → engine/media/c.ts → engine/media/b.ts',
    ])
  })

  it('types and workers make no cycle', () => {
    for (const back of ["import type { B } from './a.ts'", "new URL('./a.ts', import.meta.url)"]) {
      expect(faults({ 'engine/media/a.ts': "import './b.ts'", 'engine/media/b.ts': back })).toEqual([])
    }
  })

  it('a window never loads Node, however far down', () => {
    const files = {
      'engine/recipe/a.ts': "import './b.ts'",
      'engine/recipe/b.ts': "import { hash } from 'node:crypto'",
    }
    expect(faults(files)).toEqual([
      'engine/recipe/a.ts:1  a window would load engine/recipe/b.ts → node:crypto',
      'engine/recipe/b.ts:1  a window would load node:crypto',
    ])
    expect(faults({ 'engine/recipe/a.ts': "import type { X } from 'node:crypto'" })).toEqual([])
    expect(faults({ 'engine/recipe/read/read-worker.ts': "import 'node:worker_threads'" })).toEqual([])
  })
})

describe('a file', () => {
  it('has at most 400 lines', () => {
    expect(faults({ 'engine/media/a.ts': 'x\n'.repeat(400) })).toEqual([])
    expect(faults({ 'engine/media/a.ts': 'x\n'.repeat(401) })).toEqual(['engine/media/a.ts:401  401 lines'])
  })

  it.each([
    'let x: any',
    'f(x as any)',
    'const m = new Map<string, any>()',
    'let x: string | any',
    'let x: any[]',
  ])('has no any: %s', (text) =>
    expect(faults({ 'engine/media/a.ts': text })).toEqual(['engine/media/a.ts:1  any']),
  )

  it.each([
    '// any: as any, <any>',
    "const text = ': any'",
    'Promise.any(x)',
    'const any: string = x',
    '// biome-ignore lint/suspicious/noExplicitAny: it is parsed first\nlet x: any',
  ])('may say %j', (text) => expect(faults({ 'engine/media/a.ts': text })).toEqual([]))

  it.each(['engine/media/utils.ts', 'engine/run/run-manager.ts', 'engine/media/common/a.ts'])(
    'is not called %s',
    (file) => expect(faults({ [file]: '' })).toHaveLength(1),
  )
})

it('the rules look at the real sources, with real imports', () => {
  const sources = readSources(path.resolve(import.meta.dirname, '../..'))
  const queue = sources.find(({ file }) => file === 'engine/run/execute/queue.ts')
  expect(queue?.imports.map(({ specifier, target }) => target ?? specifier)).toContain('node:child_process')
  expect(new Set(sources.map(({ file }) => file.split('/')[1])).size).toBeGreaterThan(8)
})
