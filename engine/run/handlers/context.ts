/** What handlers get besides their input: the engine's parts, and what this caller may do. */
import { implement, withEventMeta } from '@orpc/server'
import { ArtDagError } from '../../contract/errors.ts'
import type { Setting } from '../../contract/groups/settings.ts'
import { contract } from '../../contract/procedures.ts'
import type { EngineParts } from '../parts.ts'

export interface HandlerContext {
  readonly parts: EngineParts
  /** Callers on this machine name files by path; strangers never do. */
  readonly mayReadPaths: boolean
  /** Folders below which callers from elsewhere may name files to import; absolute and free of links. */
  readonly importRoots?: readonly string[]
  /** Of the server that carried the call. */
  readonly served?: readonly Setting[]
}

/** The contract, ready for handlers. */
export const os = implement(contract).$context<HandlerContext>()

/** @throws ArtDagError USAGE for callers from elsewhere */
export function refusePaths({ mayReadPaths }: HandlerContext): void {
  if (!mayReadPaths)
    throw new ArtDagError('USAGE', 'files of this machine cannot be named from elsewhere', {
      hint: 'upload the file instead',
    })
}

/** The event with what a listener that was cut off goes on after; over HTTP the `id` of its message. */
export const withResumeToken = <Event extends object>(event: Event, id: string): Event =>
  withEventMeta(event, { id })
