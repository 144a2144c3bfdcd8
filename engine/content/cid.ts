/** CIDs: making them from bytes and documents, and reading every spelling of one into the single spelling used inside. */
import { hash } from 'node:crypto'
import { base16, base16upper } from 'multiformats/bases/base16'
import { base32, base32upper } from 'multiformats/bases/base32'
import { base36, base36upper } from 'multiformats/bases/base36'
import { base58btc } from 'multiformats/bases/base58'
import { CID } from 'multiformats/cid'
import type { Cid } from '../contract/ids.ts'
import { encodeDocument } from './dag-json.ts'

export { decodeDocument, encodeDocument } from './dag-json.ts'

/** The old form, `Qm…`. It names another DAG of the same bytes, so it is never converted, only looked up. */
export type CidV0 = string & { readonly isCidV0: true }

/** A link inside a document. */
export interface Link {
  readonly '/': string
}

// CIDv1, codec, sha2-256, 32 bytes; each number a varint.
const DAG_JSON_HEAD = [0x01, 0xa9, 0x02, 0x12, 0x20]
const RAW_HEAD = [0x01, 0x55, 0x12, 0x20]

const BASES = {
  b: base32,
  B: base32upper,
  z: base58btc,
  k: base36,
  K: base36upper,
  f: base16,
  F: base16upper,
} as const

/**
 * CID of a document (dag-json, sha2-256) with the canonical bytes it stands for.
 * @throws TypeError when the value is no plain JSON; see `encodeDocument`.
 */
export function documentCid(value: unknown): { readonly cid: Cid; readonly bytes: Uint8Array } {
  const bytes = encodeDocument(value)
  return { cid: sha256Cid(DAG_JSON_HEAD, bytes), bytes }
}

/** CID of dag-json bytes that already are canonical; the bytes are not looked at. */
export function documentBytesCid(bytes: Uint8Array): Cid {
  return sha256Cid(DAG_JSON_HEAD, bytes)
}

/** CID of bytes as one raw block; for up to 1 MiB also the CID of a file with these bytes. */
export function rawCid(bytes: Uint8Array): Cid {
  return sha256Cid(RAW_HEAD, bytes)
}

/** A link to put into a document. */
export function link(cid: string): Link {
  return { '/': cid }
}

/**
 * A CIDv1 in any common base (base32, base58, base36, hex, either case) as lower-case base32.
 * Absent: the text is no CIDv1. `Qm…` is absent too, see `parseCidV0`.
 */
export function parseCidText(text: string): Cid | undefined {
  const cid = parseAny(text)
  if (cid?.version !== 1) return undefined
  const normal = cid.toString(base32)
  return /^b[a-z2-7]{50,120}$/.test(normal) ? (normal as Cid) : undefined
}

/** `Qm…` when the text is a whole CIDv0. */
export function parseCidV0(text: string): CidV0 | undefined {
  return text.startsWith('Qm') && parseAny(text)?.version === 0 ? (text as CidV0) : undefined
}

/** True when stored bytes are what the CID says, for CIDs of one block (documents, raw bytes). */
export function isBlockOf(cid: Cid, bytes: Uint8Array): boolean {
  const { multihash } = CID.parse(cid, base32)
  return multihash.code === 0x12 && hash('sha256', bytes, 'buffer').equals(multihash.digest)
}

function sha256Cid(head: readonly number[], bytes: Uint8Array): Cid {
  const cid = new Uint8Array(head.length + 32)
  cid.set(head)
  cid.set(hash('sha256', bytes, 'buffer'), head.length)
  return base32.encode(cid) as Cid
}

function parseAny(text: string): CID | undefined {
  // No CID is longer in hex, the longest base; a long text is not worth decoding.
  if (text.length > 200) return undefined
  try {
    if (text.startsWith('Qm')) return CID.parse(text)
    const base = BASES[text[0] as keyof typeof BASES]
    return base === undefined ? undefined : CID.decode(base.decode(text))
  } catch {
    // The library throws many things for text that is no CID; here that is an answer, not a failure.
    return undefined
  }
}
