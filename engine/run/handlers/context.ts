/** What handlers get besides their input: the engine's parts, and what this caller may do. */
import { implement } from '@orpc/server'
import { contract } from '../../contract/procedures.ts'
import type { EngineParts } from '../parts.ts'

export interface HandlerContext {
  readonly parts: EngineParts
  /** Callers on this machine name files by path; strangers never do. */
  readonly mayReadPaths: boolean
}

/** The contract, ready for handlers. */
export const os = implement(contract).$context<HandlerContext>()
