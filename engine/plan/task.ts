/** A task: the largest group of steps that streams with no file between, or a part of its result; it ends in one artifact. */
import type { CacheId, Cid, TaskId } from '../contract/ids.ts'
import type { Command } from '../media/command.ts'
import type { Delivery } from '../media/deliver.ts'
import type { NamedProfile } from './graph.ts'

export interface BuiltTask {
  readonly id: TaskId
  /** render: steps in one process. piece, sound: a part of a result. join: a result from its parts, nothing encoded again. */
  readonly kind: 'render' | 'piece' | 'sound' | 'join'
  /** The step whose result it makes, or makes a part of. */
  readonly step: string
  readonly cacheId: CacheId
  /** What the cache id is the CID of, where that is no step. */
  readonly document?: unknown
  /** All steps it renders on the way, inputs first. */
  readonly steps: readonly string[]
  readonly profile: NamedProfile
  readonly delivery: Delivery
  /** By itself; several pieces may be rendered by one command. Written when it is asked for. */
  readonly command: Command
  /** Tasks whose files it reads. */
  readonly dependsOn: readonly TaskId[]
  /** Of a join: all its parts in order, those made before as well; the sound last. */
  readonly parts?: readonly JoinedPart[]
}

export interface JoinedPart {
  readonly task: BuiltTask
  /** Present when it is already made. */
  readonly cid?: Cid
}

/** A result wanted as a file. */
export interface Wanted {
  readonly stepId: string
  readonly task: TaskId
  readonly profile: NamedProfile
  readonly delivery: Delivery
  readonly cid?: Cid
}
