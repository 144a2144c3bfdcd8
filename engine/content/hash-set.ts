/** Several hashes over one pass of bytes. */
import { createHash, type Hash } from 'node:crypto'
import type { Cid } from '../contract/ids.ts'
import type { AliasKind } from './hash-job.ts'
import { createUnixfsHasher, createUnixfsV0Hasher } from './unixfs.ts'

interface Taker {
  update(bytes: Uint8Array): void
  finish(): string
}

export interface HashSet {
  update(bytes: Uint8Array): void
  /** To be called once. */
  finish(): {
    readonly cid: Cid
    readonly sizeBytes: number
    readonly aliases: ReadonlyMap<AliasKind, string>
  }
}

/** The file's CID always, the others as asked. */
export function createHashSet(kinds: readonly AliasKind[]): HashSet {
  const main = createUnixfsHasher()
  const others = kinds.map((kind) => ({ kind, taker: createTaker(kind) }))
  return {
    update(bytes) {
      main.update(bytes)
      for (const { taker } of others) taker.update(bytes)
    },
    finish: () => ({
      ...main.finish(),
      aliases: new Map(others.map(({ kind, taker }) => [kind, taker.finish()])),
    }),
  }
}

function createTaker(kind: AliasKind): Taker {
  switch (kind) {
    case 'cid-v0': {
      const hasher = createUnixfsV0Hasher()
      return { update: hasher.update, finish: () => hasher.finish().cid }
    }
    case 'sha256':
    case 'sha3-256':
      return hexTaker(createHash(kind))
  }
}

function hexTaker(hash: Hash): Taker {
  return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest('hex') }
}
