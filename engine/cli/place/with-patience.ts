/** Networks fail for a moment: what can be gone on with is tried again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ArtDagError } from '../../contract/errors.ts'

const WAITS_MS = [200, 1000, 3000, 10_000]
/** A server that still holds what the cut-off request had begun needs a moment too. */
const MAY_PASS = ['SERVER_UNREACHABLE', 'BUSY', 'TOO_MANY_FAILURES']

/** Only for what may be done twice. `work` goes on by itself from where it was. */
export async function withPatience<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await work()
    } catch (error) {
      if (signal.aborted || !mayPass(error)) throw error
      await sleep(waitMs, undefined, { signal })
    }
  }
  return await work()
}

/** A connection that breaks in the middle of a body is an error of Node's own, which has no code of ours. */
const mayPass = (error: unknown): boolean =>
  error instanceof ArtDagError ? MAY_PASS.includes(error.code) : error instanceof TypeError
