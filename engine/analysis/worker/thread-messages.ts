/** What the main thread and an analysing thread say to each other. */
import type { EncodedDocument } from '../../content/documents.ts'
import type { CacheId, Cid } from '../../contract/ids.ts'
import type { Rational } from '../../media/probe/facts.ts'
import { PICTURE } from '../video/video-analyser.ts'

/** What a thread is started for. Sound comes as stereo samples (32-bit floats, interleaved), pictures as tiny grey frames. */
export type ThreadJob = {
  /** CID of a file, or a step's cache id; for the document. */
  readonly source: Cid | CacheId
} & (
  | { readonly part: 'audio' }
  /** `fps`: of the frames that come. */
  | { readonly part: 'video'; readonly fps: Rational }
)

/** To the thread: blocks in order, then the end. `block` is its own from then on; the first `bytes` of it count. */
export type ToThread =
  | { readonly type: 'block'; readonly block: ArrayBuffer; readonly bytes: number }
  | { readonly type: 'end' }

/** From the thread: each block given back once it is used up, then the answer, encoded there since that takes its time. */
export type FromThread =
  | { readonly type: 'used'; readonly block: ArrayBuffer }
  | { readonly type: 'done'; readonly document: EncodedDocument }

/** A sample of both channels; a picture. */
export const UNIT_BYTES = {
  audio: 2 * Float32Array.BYTES_PER_ELEMENT,
  video: PICTURE.width * PICTURE.height,
} as const
