/** From what a transport throws to the error that the handler threw. */
import { ArtDagError, ERROR_CODES, type ErrorCode, type ErrorReport } from '../contract/errors.ts'
import { type InputIssue, misfit } from '../contract/misfit.ts'

export interface Circumstances {
  /** Of the call. */
  readonly signal?: AbortSignal | undefined
  /** The transport says that the engine can no longer be reached. */
  readonly isLost?: boolean
}

/** What we do not know is left as it is: a fault of ours. */
export function restoreError(error: unknown, { signal, isLost = false }: Circumstances = {}): unknown {
  if (error instanceof ArtDagError) return error
  const report = reportIn(error)
  if (report) return errorFrom(report, error)
  if (signal?.aborted) return new ArtDagError('CANCELLED', 'cancelled', { cause: error })
  return isLost ? unreachable('the connection to the engine is lost', error) : error
}

export const unreachable = (message: string, cause: unknown): ArtDagError =>
  new ArtDagError('SERVER_UNREACHABLE', message, {
    hint: 'look whether it runs, and where: artdag serve prints its address',
    cause,
  })

export const errorFrom = ({ code, message, hint, details }: ErrorReport, cause?: unknown): ArtDagError =>
  new ArtDagError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(details === undefined ? {} : { details: { ...details } }),
    ...(cause === undefined ? {} : { cause }),
  })

export const isCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERROR_CODES, code)

/** oRPC's own errors: `data` is what we put there, or, where input did not fit, what the schema said. */
interface WireError {
  readonly code?: unknown
  readonly message: string
  readonly data?: {
    readonly hint?: string
    readonly details?: Record<string, unknown>
    readonly issues?: unknown
  }
}

function reportIn(error: unknown): ErrorReport | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const { code, message, data } = error as WireError
  if (isCode(code)) return { code, message, hint: data?.hint, details: data?.details }
  return code === 'BAD_REQUEST' && Array.isArray(data?.issues)
    ? misfit(data.issues as readonly InputIssue[])
    : undefined
}
