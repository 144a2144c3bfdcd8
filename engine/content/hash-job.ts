/** What the main thread and the hashing thread say to each other. */
import type { ErrorReport } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import type { FileIdentity } from './file-identity.ts'

/** Other names of the same bytes. */
export type AliasKind = 'cid-v0' | 'sha256' | 'sha3-256'

export interface HashJob {
  /** Absolute; opened without following a link in the last place. */
  readonly path: string
  /** A file to make with the same bytes; must not exist. Gone again when the job fails. */
  readonly copyTo?: string
  /** Make the file itself read-only and safe on the disk once hashed. */
  readonly seal?: boolean
  /** Further hashes to take in the same pass. */
  readonly aliases?: readonly AliasKind[]
}

export interface HashedFile {
  readonly cid: Cid
  readonly sizeBytes: number
  /** Of the file that was read; it did not change while it was read. */
  readonly identity: FileIdentity
  /** Of the copy, read-only and safe on the disk. */
  readonly copy?: FileIdentity
  readonly aliases: ReadonlyMap<AliasKind, string>
}

/** To the thread. */
export interface JobMessage {
  readonly id: number
  readonly job: HashJob
  /** One number; not zero: give up. Shared, because the thread is too busy reading to hear messages. */
  readonly stop: Int32Array
}

/** From the thread: any number of `progress`, then one of the others. */
export type ReplyMessage =
  | { readonly type: 'progress'; readonly id: number; readonly bytes: number; readonly totalBytes: number }
  | { readonly type: 'done'; readonly id: number; readonly file: HashedFile }
  | { readonly type: 'failed'; readonly id: number; readonly report: ErrorReport }
