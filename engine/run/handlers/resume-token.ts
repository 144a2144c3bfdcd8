/** What a watcher that was cut off goes on after, as a text: attempt and number of the last event it got. */
import { ArtDagError } from '../../contract/errors.ts'
import type { EventPlace } from '../execute/watch-run.ts'

export const writeToken = ({ attempt, seq }: EventPlace): string => `${attempt}.${seq}`

/** Absent: from the beginning. @throws ArtDagError USAGE for what no event had */
export function readToken(text: string | undefined): EventPlace | undefined {
  if (text === undefined || text === '') return undefined
  const [, attempt, seq] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? []
  if (attempt !== undefined) return { attempt: Number(attempt), seq: Number(seq) }
  throw new ArtDagError('USAGE', `${JSON.stringify(text)} is no resume token`, {
    hint: 'give the id of the last event that came, or nothing to begin anew',
  })
}
