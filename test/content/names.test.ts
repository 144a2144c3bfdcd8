/** Everything content may be called, and what is meant by it. */
import { createHash } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { base58btc } from 'multiformats/bases/base58'
import { CID } from 'multiformats/cid'
import { describe, expect, it } from 'vitest'
import { createNames } from '../../engine/content/names.ts'
import { ArtDagError } from '../../engine/contract/errors.ts'
import { cidOf, codeOf, openTestStore } from './kit.ts'

const HELLO_V0 = 'Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const sha3 = (text: string) => createHash('sha3-256').update(text).digest('hex')

async function setup(...contents: string[]) {
  const kit = openTestStore()
  for (const content of contents) await kit.store.importFile(kit.file(content))
  const names = createNames(kit.database, kit.store)
  const aliases = () => kit.database.prepare('SELECT count(*) AS n FROM aliases').get()
  return { ...kit, names, aliases }
}

/** Two contents whose CIDs begin alike. */
function twoOfOnePrefix(length: number): [string, string] {
  const seen = new Map<string, string>()
  for (let n = 0; ; n++) {
    const prefix = cidOf(`${n}`).slice(0, length)
    const other = seen.get(prefix)
    if (other !== undefined) return [other, `${n}`]
    seen.set(prefix, `${n}`)
  }
}

describe('content is found', () => {
  it('by its CID in any spelling, without a look at the disk', async () => {
    const { names, aliases } = await setup('hello world')
    const cid = cidOf('hello world')
    for (const text of [cid, cid.toUpperCase(), CID.parse(cid).toString(base58btc)]) {
      expect(await names.resolveContent(text)).toBe(cid)
    }
    expect(aliases()).toEqual({ n: 0 })
  })

  it('by its old CID, which is worked out once', async () => {
    const { names, aliases } = await setup('hello world')
    expect(await names.resolveContent(HELLO_V0)).toBe(cidOf('hello world'))
    expect(aliases()).toEqual({ n: 1 })
    expect(await names.resolveContent(HELLO_V0)).toBe(cidOf('hello world'))
  })

  it('by sha256 and sha3-256, in either case', async () => {
    const { names } = await setup('one', 'two', 'three')
    expect(await names.resolveContent(sha256('two'))).toBe(cidOf('two'))
    expect(await names.resolveContent(sha3('three').toUpperCase())).toBe(cidOf('three'))
  })

  it('by the beginning of a hash or CID, of eight characters or more', async () => {
    const { names } = await setup('one', 'two')
    expect(await names.resolveContent(sha3('two').slice(0, 8))).toBe(cidOf('two'))
    expect(await names.resolveContent(sha256('one').slice(0, 20))).toBe(cidOf('one'))
    expect(await names.resolveContent(cidOf('one').slice(0, 16))).toBe(cidOf('one'))
    expect(await codeOf(names.resolveContent(sha3('two').slice(0, 7)))).toBe('NOT_FOUND')
  })

  it('by the name it was given, however its letters were typed', async () => {
    const { names } = await setup('one', 'two')
    names.nameContent('Café clip', cidOf('one'))
    names.nameContent('20240101', cidOf('two'))
    expect(await names.resolveContent('Cafe\u0301 clip')).toBe(cidOf('one'))
    expect(await names.resolveContent('20240101')).toBe(cidOf('two'))
    expect(names.namesOf(cidOf('one'))).toEqual(['Café clip'])
    names.nameContent('Café clip', cidOf('two'))
    expect(names.namesOf(cidOf('two'))).toEqual(['20240101', 'Café clip'])
    names.removeName('20240101')
    expect(await codeOf(names.resolveContent('20240101'))).toBe('NOT_FOUND')
  })

  it('never by chance: a beginning that several share lists them all', async () => {
    const [first, second] = twoOfOnePrefix(8)
    const { names } = await setup(first, second)
    const failure = await names.resolveContent(cidOf(first).slice(0, 8)).catch((error) => error)
    expect(failure).toMatchObject({
      code: 'AMBIGUOUS',
      details: { candidates: [first, second].map(cidOf).sort() },
    })
  })

  it('never by chance: a name that is also the beginning of a known hash needs more', async () => {
    const { names } = await setup('one', 'two')
    names.nameContent(sha256('one').slice(0, 10), cidOf('two'))
    await names.resolveContent(sha256('one'))
    const clash = await names.resolveContent(sha256('one').slice(0, 10)).catch((error) => error)
    expect(clash).toBeInstanceOf(ArtDagError)
    expect(clash.code).toBe('AMBIGUOUS')
    expect(new Set(clash.details.candidates)).toEqual(new Set([cidOf('one'), cidOf('two')]))
  })

  it('with a hint when only a slip is between', async () => {
    const { names } = await setup('one')
    names.nameContent('opening shot', cidOf('one'))
    const failure = await names.resolveContent('openning shot').catch((error) => error)
    expect(failure).toMatchObject({ code: 'NOT_FOUND', hint: 'Did you mean opening shot?' })
  })

  it('though another file cannot be read, and the answer says so when that may be the one', async () => {
    const { names, store, file } = await setup('one')
    const path = file('gone')
    await store.importFile(path, { reference: true })
    writeFileSync(path, 'changed')
    utimesSync(path, 1, 1)
    expect(await names.resolveContent(sha256('one'))).toBe(cidOf('one'))
    const failure = await names.resolveContent(sha256('gone')).catch((error) => error)
    expect(failure).toMatchObject({ code: 'NOT_FOUND', details: { unread: [cidOf('gone')] } })
    expect(failure.hint).toMatch(/1 stored files could not be read/)
  })
})

describe('a name', () => {
  it.each([
    '',
    ' ',
    ' padded',
    '-rf',
    '.hidden',
    '..',
    '../../etc/passwd',
    'a\\b',
    'two\nlines',
    'nul\0',
    'bell\x07',
    '\x1b[31mred',
    'evil\u202egnp.exe',
    'lone \ud800',
    'x'.repeat(201),
    cidOf('one'),
    cidOf('one').toUpperCase(),
    HELLO_V0,
    sha256('one'),
  ])('is refused when it is %j', async (name) => {
    const { names } = await setup()
    expect(await codeOf(() => names.nameContent(name, cidOf('one')))).toBe('USAGE')
    expect(names.namesOf(cidOf('one'))).toEqual([])
  })

  it.each([
    '100%',
    'a_b*c?',
    "'; DROP TABLE names; --",
    '日本語 🎬',
    'b*',
    '[a]',
    'concat:x',
    '__proto__',
    'constructor',
  ])('is just a name when it is %j', async (name) => {
    const { names } = await setup('one')
    names.nameContent(name, cidOf('one'))
    expect(await names.resolveContent(name)).toBe(cidOf('one'))
    expect(await codeOf(names.resolveContent(`${name}${name}${name}`))).toBe('NOT_FOUND')
  })
})
