/** Canonical documents: the same bytes as the IPLD library, and nothing that would not come back. */
import * as library from '@ipld/dag-json'
import fc from 'fast-check'
import { CID } from 'multiformats/cid'
import { describe, expect, it } from 'vitest'
import { decodeDocument, encodeDocument } from '../../engine/content/dag-json.ts'

const text = new TextDecoder()
const SOME_CID = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'

const key = fc.string({ unit: 'binary' }).filter((name) => name !== '/')
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('json')),
    fc.dictionary(key, tie('json')),
  ),
}))

describe('a canonical document', () => {
  it('has the bytes that the IPLD library gives', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(text.decode(encodeDocument(value))).toBe(text.decode(library.encode(value)))
      }),
      { numRuns: 500 },
    )
  })

  it('comes back as the value it was made from', () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = encodeDocument(value)
        expect(encodeDocument(decodeDocument(bytes))).toEqual(bytes)
      }),
    )
  })

  it('does not depend on the order in which keys were set', () => {
    expect(text.decode(encodeDocument({ b: 1, a: { d: 1, c: 2 } }))).toBe('{"a":{"c":2,"d":1},"b":1}')
  })

  it('writes links as the library writes CIDs', () => {
    const bytes = encodeDocument({ inputs: [{ '/': SOME_CID }] })
    expect(bytes).toEqual(library.encode({ inputs: [CID.parse(SOME_CID)] }))
  })

  it('has one spelling for whole numbers', () => {
    expect(text.decode(encodeDocument([1.0, -0, 1e3, 0.1]))).toBe('[1,0,1000,0.1]')
  })

  it.each([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole in a list', new Array(2)],
    ['NaN', Number.NaN],
    ['Infinity', [Number.POSITIVE_INFINITY]],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a slash key that is no link', { '/': 'elsewhere' }],
    ['a link with something beside it', { '/': SOME_CID, note: 'x' }],
  ])('cannot hold %s', (_name, value) => {
    expect(() => encodeDocument(value)).toThrow(TypeError)
  })

  it('takes a member called __proto__ for what it is', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true}}')
    expect(text.decode(encodeDocument(value))).toBe('{"__proto__":{"polluted":true}}')
    expect(Object.hasOwn(decodeDocument(encodeDocument(value)) as object, '__proto__')).toBe(true)
  })
})
