/** A file in few words, whether its bytes are here or not. */
import type { Cid } from '../../contract/ids.ts'
import { describeFacts } from '../../media/probe/describe-facts.ts'
import { PROBER_VERSION } from '../../media/probe/probe.ts'
import type { EngineParts } from '../parts.ts'

export interface FileWords {
  readonly cid: Cid
  /** Whether its bytes are here now. */
  readonly isStored: boolean
  readonly names: string[]
  /** Empty while nothing is known. */
  readonly summary: string
}

export function describeFile(cid: Cid, { store, names, facts }: EngineParts): FileWords {
  const known = facts.get(cid, String(PROBER_VERSION))
  return {
    cid,
    isStored: store.has(cid),
    names: [...names.namesOf(cid)],
    summary: known ? describeFacts(known) : '',
  }
}
