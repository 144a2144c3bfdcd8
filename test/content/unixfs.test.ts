/** The project's own file hasher against published vectors and against the IPFS importer. */
import { createCipheriv, createHash } from 'node:crypto'
import { MemoryBlockstore } from 'blockstore-core/memory'
import fc from 'fast-check'
import { type ImporterOptions, importer } from 'ipfs-unixfs-importer'
import { describe, expect, it } from 'vitest'
import { createUnixfsHasher, createUnixfsV0Hasher, type UnixfsHasher } from '../../engine/content/unixfs.ts'

const MIB = 1024 * 1024
const KIB = 1024

/** The ChaCha20 key stream that Kubo's own tests use as file content, in pieces. */
function* seededBytes(seed: string, sizeBytes: number): Generator<Uint8Array> {
  const cipher = createCipheriv('chacha20', createHash('sha256').update(seed).digest(), Buffer.alloc(16))
  for (let left = sizeBytes; left > 0; left -= MIB) yield cipher.update(Buffer.alloc(Math.min(left, MIB)))
}

function cidOf(hasher: UnixfsHasher<string>, pieces: Iterable<Uint8Array>): string {
  for (const piece of pieces) hasher.update(piece)
  return hasher.finish().cid
}

async function importerCid(profile: NonNullable<ImporterOptions['profile']>, bytes: Uint8Array) {
  for await (const entry of importer([{ content: bytes }], new MemoryBlockstore(), { profile })) {
    return entry.cid.toString()
  }
  throw new Error('the importer gave nothing')
}

describe('the CIDs of files', () => {
  const hello = new TextEncoder().encode('hello world')
  it.each([
    [MIB, 'chunk-v1-seed', 'bafkreiacndfy443ter6qr2tmbbdhadvxxheowwf75s6zehscklu6ezxmta'],
    [MIB + 1, 'chunk-v1-seed', 'bafybeigmix7t42i6jacydtquhet7srwvgpizfg7gjbq7627d35mjomtu64'],
  ])('of %i bytes of %s is the one Kubo publishes', (sizeBytes, seed, cid) => {
    expect(cidOf(createUnixfsHasher(), seededBytes(seed, sizeBytes))).toBe(cid)
  })

  it.each([
    [1024 * MIB, 'bafybeihmf37wcuvtx4hpu7he5zl5qaf2ineo2lqlfrapokkm5zzw7zyhvm'],
    [1024 * MIB + 1, 'bafybeibdsi225ugbkmpbdohnxioyab6jsqrmkts3twhpvfnzp77xtzpyhe'],
  ])('of %i bytes, on either side of one node of links, is the one Kubo publishes', (sizeBytes, cid) => {
    expect(cidOf(createUnixfsHasher(), seededBytes('v1-2025-seed', sizeBytes))).toBe(cid)
  })

  it.each([
    [44544 * KIB, 'QmUbBALi174SnogsUzLpYbD4xPiBSFANF4iztWCsHbMKh2'],
    [44800 * KIB, 'QmepeWtdmS1hHXx1oZXsPUv6bMrfRRKfZcoPPU4eEfjnbf'],
  ])('of %i bytes in the old profile is the one Kubo publishes', (sizeBytes, cid) => {
    expect(cidOf(createUnixfsV0Hasher(), seededBytes('v0-seed', sizeBytes))).toBe(cid)
  })

  it('of a short text is one block, in both profiles', () => {
    expect(cidOf(createUnixfsHasher(), [hello])).toBe(
      'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e',
    )
    expect(cidOf(createUnixfsV0Hasher(), [hello])).toBe('Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD')
  })

  it('of an empty file is that of no bytes', async () => {
    expect(createUnixfsHasher().finish()).toEqual({
      cid: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
      sizeBytes: 0,
    })
    expect(createUnixfsV0Hasher().finish().cid).toBe(await importerCid('unixfs-v0-2015', new Uint8Array(0)))
  })

  it('equal those of the importer at chunk borders', async () => {
    const nearBorders = [MIB, 2 * MIB, 3 * MIB, 256 * KIB, 512 * KIB].flatMap((at) => [at - 1, at, at + 1])
    const content = Buffer.concat([...seededBytes('borders', 3 * MIB + 1)])
    for (const sizeBytes of nearBorders) {
      const bytes = content.subarray(0, sizeBytes)
      expect(cidOf(createUnixfsHasher(), [bytes])).toBe(await importerCid('unixfs-v1-2025', bytes))
      expect(cidOf(createUnixfsV0Hasher(), [bytes])).toBe(await importerCid('unixfs-v0-2015', bytes))
    }
  })

  it('equal those of the importer for any size', async () => {
    const content = Buffer.concat([...seededBytes('any', 4 * MIB)])
    const sizes = fc.integer({ min: 0, max: content.length })
    await fc.assert(
      fc.asyncProperty(sizes, async (sizeBytes) => {
        const bytes = content.subarray(0, sizeBytes)
        expect(cidOf(createUnixfsHasher(), [bytes])).toBe(await importerCid('unixfs-v1-2025', bytes))
      }),
      { numRuns: 15 },
    )
  })

  it('equal those of the importer on either side of one node of old links', async () => {
    const content = Buffer.concat([...seededBytes('old', 175 * 256 * KIB)])
    for (const sizeBytes of [174 * 256 * KIB, 174 * 256 * KIB + 1]) {
      const bytes = content.subarray(0, sizeBytes)
      expect(cidOf(createUnixfsV0Hasher(), [bytes])).toBe(await importerCid('unixfs-v0-2015', bytes))
    }
  })

  it('stay apart when several are worked out at once', () => {
    const [one, other] = [[...seededBytes('one', MIB + 9)], [...seededBytes('other', MIB + 9)]]
    const alone = [one, other].map((pieces) => cidOf(createUnixfsHasher(), pieces))
    const hashers = [createUnixfsHasher(), createUnixfsHasher()] as const
    for (const [at, piece] of one.entries()) {
      hashers[0].update(piece)
      hashers[1].update(other[at] as Uint8Array)
    }
    expect(hashers.map((hasher) => hasher.finish().cid)).toEqual(alone)
  })

  it('do not depend on how the bytes are cut on the way in', () => {
    const content = Buffer.concat([...seededBytes('cut', 2 * MIB + 77)])
    const whole = cidOf(createUnixfsHasher(), [content])
    const cuts = fc.array(fc.integer({ min: 0, max: content.length }), { maxLength: 6 })
    fc.assert(
      fc.property(cuts, (places) => {
        const borders = [0, ...places.sort((a, b) => a - b), content.length]
        const pieces = borders.slice(1).map((to, i) => content.subarray(borders[i], to))
        expect(cidOf(createUnixfsHasher(), pieces)).toBe(whole)
      }),
      { numRuns: 30 },
    )
  })
})
