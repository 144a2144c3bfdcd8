/**
 * The CID of a file, worked out while its bytes stream by. Nothing is kept but one chunk and the links of open nodes.
 *
 *   chunks   1 1 1 1 1 …      each hashed as it fills
 *   nodes    └─────┘ └─…      closed when it has all its links; the last ones at the end
 *   root     └─────────┘
 */
import { hash } from 'node:crypto'
import * as dagPb from '@ipld/dag-pb'
import { UnixFS } from 'ipfs-unixfs'
import { base32 } from 'multiformats/bases/base32'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import * as Digest from 'multiformats/hashes/digest'
import type { Cid } from '../contract/ids.ts'
import type { CidV0 } from './cid.ts'

/** How bytes are cut into a DAG; another cut gives other CIDs for the same bytes. */
interface Profile {
  readonly chunkBytes: number
  readonly linksPerNode: number
  readonly leaf: (bytes: Uint8Array) => Block
  readonly cidOf: (node: Uint8Array) => CID
}

/** A finished chunk or node. */
interface Block {
  readonly cid: CID
  /** File bytes below it. */
  readonly fileBytes: number
  /** Bytes of all blocks below it, its own included. */
  readonly dagBytes: number
}

/** Takes a file's bytes in order, in pieces of any size; of one file, then it is spent. */
export interface UnixfsHasher<Text extends string> {
  /** The bytes may be overwritten once this returns. */
  update(bytes: Uint8Array): void
  /** To be called once, after the last byte. */
  finish(): { readonly cid: Text; readonly sizeBytes: number }
}

/** Bytes of one chunk in the project's profile; reading in this size saves copying. */
export const CHUNK_BYTES = 1024 * 1024

const SHA2_256 = 0x12

const V1_2025: Profile = { chunkBytes: CHUNK_BYTES, linksPerNode: 1024, leaf: rawLeaf, cidOf: nodeCidV1 }
const V0_2015: Profile = { chunkBytes: 256 * 1024, linksPerNode: 174, leaf: nodeLeaf, cidOf: nodeCidV0 }

/** The profile of all our files, `unixfs-v1-2025`: chunks of 1 MiB, 1024 links a node, raw leaves. */
export function createUnixfsHasher(): UnixfsHasher<Cid> {
  return createHasher(V1_2025, (root) => root.toString(base32) as Cid)
}

/** `unixfs-v0-2015`: what most `Qm…` in the world were made with. Only to check such names, never to make them. */
export function createUnixfsV0Hasher(): UnixfsHasher<CidV0> {
  return createHasher(V0_2015, (root) => root.toString() as CidV0)
}

/** The CID of a file whose chunks are hashed elsewhere: takes the SHA-256 of each chunk of `CHUNK_BYTES`, in order. */
export function createUnixfsTree(): {
  add(sha256OfChunk: Uint8Array, chunkBytes: number): void
  finish(): Cid
} {
  const tree = createTree(V1_2025)
  return {
    add: (digest, bytes) =>
      tree.add({
        cid: CID.createV1(raw.code, Digest.create(SHA2_256, digest)),
        fileBytes: bytes,
        dagBytes: bytes,
      }),
    finish: () => tree.finish().cid.toString(base32) as Cid,
  }
}

/** What finished hashers of this thread leave for the next, by size: V8 would let some 64 MB of them pile up. */
const spareChunks = new Map<number, Uint8Array>()

function takeChunk(sizeBytes: number): Uint8Array {
  const chunk = spareChunks.get(sizeBytes) ?? new Uint8Array(sizeBytes)
  spareChunks.delete(sizeBytes)
  return chunk
}

function createHasher<Text extends string>(profile: Profile, write: (root: CID) => Text): UnixfsHasher<Text> {
  const tree = createTree(profile)
  const chunk = takeChunk(profile.chunkBytes)
  let filled = 0
  let sizeBytes = 0
  return {
    update(bytes) {
      sizeBytes += bytes.length
      let rest = bytes
      while (rest.length > 0) {
        if (filled === 0 && rest.length >= chunk.length) {
          tree.add(profile.leaf(rest.subarray(0, chunk.length)))
          rest = rest.subarray(chunk.length)
          continue
        }
        const part = rest.subarray(0, chunk.length - filled)
        chunk.set(part, filled)
        filled += part.length
        rest = rest.subarray(part.length)
        if (filled < chunk.length) return
        tree.add(profile.leaf(chunk))
        filled = 0
      }
    },
    finish() {
      if (filled > 0 || sizeBytes === 0) tree.add(profile.leaf(chunk.subarray(0, filled)))
      spareChunks.set(profile.chunkBytes, chunk)
      return { cid: write(tree.finish().cid), sizeBytes }
    },
  }
}

/** Levels of open nodes, leaves lowest. A node closes when the next block would be one too many for it. */
function createTree(profile: Profile): { add(leaf: Block): void; finish(): Block } {
  const levels: Block[][] = []
  const addAt = (height: number, block: Block): void => {
    if (height === levels.length) levels.push([])
    const open = levels[height] ?? []
    if (open.length === profile.linksPerNode) addAt(height + 1, node(profile, open.splice(0)))
    open.push(block)
  }
  return {
    add: (leaf) => addAt(0, leaf),
    finish() {
      for (let height = 0; ; height++) {
        const open = levels[height] ?? []
        const isTop = height === levels.length - 1
        if (isTop && open.length === 1 && open[0] !== undefined) return open[0]
        addAt(height + 1, node(profile, open))
      }
    },
  }
}

function node(profile: Profile, children: readonly Block[]): Block {
  const file = new UnixFS({ type: 'file' })
  for (const child of children) file.addBlockSize(BigInt(child.fileBytes))
  const Links = children.map(({ cid, dagBytes }) => ({ Name: '', Tsize: dagBytes, Hash: cid }))
  const bytes = dagPb.encode({ Data: file.marshal(), Links })
  return {
    cid: profile.cidOf(bytes),
    fileBytes: children.reduce((sum, child) => sum + child.fileBytes, 0),
    dagBytes: children.reduce((sum, child) => sum + child.dagBytes, bytes.length),
  }
}

function rawLeaf(bytes: Uint8Array): Block {
  return { cid: CID.createV1(raw.code, sha256(bytes)), fileBytes: bytes.length, dagBytes: bytes.length }
}

function nodeLeaf(bytes: Uint8Array): Block {
  const block = dagPb.encode({ Data: new UnixFS({ type: 'file', data: bytes }).marshal(), Links: [] })
  return { cid: nodeCidV0(block), fileBytes: bytes.length, dagBytes: block.length }
}

function nodeCidV1(bytes: Uint8Array): CID {
  return CID.createV1(dagPb.code, sha256(bytes))
}

function nodeCidV0(bytes: Uint8Array): CID {
  return CID.createV0(sha256(bytes))
}

function sha256(bytes: Uint8Array): Digest.Digest<typeof SHA2_256, number> {
  return Digest.create(SHA2_256, hash('sha256', bytes, 'buffer'))
}
