/** Documents by CID: what is put comes back, or an error says why not. */
import { describe, expect, it } from 'vitest'
import { documentCid, rawCid } from '../../engine/content/cid.ts'
import { createDocuments } from '../../engine/content/documents.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { codeOf } from './kit.ts'

function setup() {
  const db = openDatabase(':memory:')
  const damage = (cid: string) =>
    db.prepare('UPDATE documents SET bytes = ? WHERE cid = ?').run(Buffer.from('{}'), cid)
  return { db, documents: createDocuments(db), damage }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('documents', () => {
  it('come back by the CID of their value', () => {
    const { documents } = setup()
    const cid = documents.put({ b: [1, null, 'x'], a: { '/': rawCid(utf8('x')) } })
    expect(cid).toBe(documentCid({ a: { '/': rawCid(utf8('x')) }, b: [1, null, 'x'] }).cid)
    expect(documents.get(cid)).toEqual({ a: { '/': rawCid(utf8('x')) }, b: [1, null, 'x'] })
    expect(documents.has(cid)).toBe(true)
  })

  it('are stored by the thousand in one transaction, or not at all', () => {
    const { documents } = setup()
    const values = Array.from({ length: 1000 }, (_, n) => ({ n }))
    expect(documents.putMany(values)[7]).toBe(documentCid({ n: 7 }).cid)
    expect(() => documents.putMany([{ fine: true }, { bad: Number.NaN }])).toThrow(TypeError)
    expect(documents.has(documentCid({ fine: true }).cid)).toBe(false)
  })

  it('from elsewhere must be canonical, so that one document has one CID', async () => {
    const { documents } = setup()
    expect(documents.get(documents.putBytes(utf8('{"a":1}')))).toEqual({ a: 1 })
    for (const bytes of ['{ "a":1}', '{"b":1,"a":1}', '{"a":1,"a":1}', 'a: 1', '\xff', '']) {
      expect([bytes, await codeOf(() => documents.putBytes(utf8(bytes)))]).toEqual([bytes, 'USAGE'])
    }
  })

  it('may be any bytes, such as the text of a recipe', () => {
    const { documents } = setup()
    const cid = documents.putRaw(utf8('name: demo # with a comment\n'))
    expect(cid).toBe(rawCid(utf8('name: demo # with a comment\n')))
    expect(new TextDecoder().decode(documents.getBytes(cid))).toBe('name: demo # with a comment\n')
  })

  it('that are not there are NOT_FOUND', async () => {
    const { documents } = setup()
    expect(await codeOf(() => documents.get(documentCid({ no: 1 }).cid))).toBe('NOT_FOUND')
  })

  it('that are damaged are never given out, and mended by the next put', async () => {
    const { documents, damage } = setup()
    const cid = documents.put({ precious: true })
    damage(cid)
    expect(await codeOf(() => documents.get(cid))).toBe('STORE_CORRUPT')
    documents.put({ precious: true })
    expect(documents.get(cid)).toEqual({ precious: true })
  })

  it('that are damaged are found by verify, and dropped by repair', async () => {
    const { documents, damage } = setup()
    const [good, bad] = [documents.put({ n: 1 }), documents.put({ n: 2 })]
    damage(bad)
    expect(await documents.verify()).toEqual({ checked: 2, bad: [bad] })
    expect((await documents.verify({ repair: true })).bad).toEqual([bad])
    expect([documents.has(good), documents.has(bad)]).toEqual([true, false])
  })
})
