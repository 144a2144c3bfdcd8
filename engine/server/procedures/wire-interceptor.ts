/** Around every procedure: it is counted, and what it throws, at once or in a stream, leaves with a code of our list. */
import type { Calls } from './calls.ts'
import { type Report, reportFor, toWireError } from './wire-errors.ts'

interface CallOptions {
  readonly path: readonly string[]
  next(): Promise<unknown>
}

export interface WireOptions {
  readonly report: Report
  readonly calls: Calls
}

/** Around one call of a procedure. */
export const wireCall =
  ({ report, calls }: WireOptions) =>
  async ({ path, next }: CallOptions): Promise<unknown> => {
    const told = (error: unknown): Error => toWireError(reportFor(error, report))
    const end = calls.begin(path)
    try {
      const output = await next()
      return isStream(output) ? tellErrors(output, told, () => calls.begin(path)) : output
    } catch (error) {
      throw told(error)
    } finally {
      end()
    }
  }

export const isStream = (value: unknown): value is AsyncGenerator<unknown, unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** Nothing begins before the first item is asked for; left early, it has ended when its work has. */
async function* tellErrors(
  items: AsyncGenerator<unknown, unknown>,
  told: (error: unknown) => Error,
  begin: () => () => void,
) {
  const end = begin()
  try {
    yield* items
  } catch (error) {
    throw told(error)
  } finally {
    end()
  }
}
