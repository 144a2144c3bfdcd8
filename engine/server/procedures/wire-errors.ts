/** Errors of handlers as they go over the wire: always with a code of our list, never with an inside of ours. */
import { randomUUID } from 'node:crypto'
import { ORPCError, ValidationError } from '@orpc/server'
import {
  ArtDagError,
  ERROR_CODES,
  type ErrorCode,
  type ErrorReport,
  reportError,
} from '../../contract/errors.ts'
import { misfit } from '../../contract/misfit.ts'

/** Hears of errors that we did not expect; what it returns is told to the caller, to find them again. */
export type Report = (error: unknown) => string

export const newReference = (): string => randomUUID().slice(0, 8)

/** Any thrown thing as what a caller may know of it. */
export function reportFor(error: unknown, report: Report): ErrorReport {
  const known = error instanceof ORPCError ? ofLibrary(error) : reportError(error)
  if (known.code !== 'INTERNAL') return known
  const reference = report(error)
  return {
    code: 'INTERNAL',
    message: 'the server failed at this; that is a fault of ours',
    hint: `please report it with what stands in the server's log under ${reference}`,
    details: { reference },
  }
}

/** For oRPC: status and body are those of the report. */
export const toWireError = ({ code, message, hint, details }: ErrorReport): ORPCError<string, unknown> =>
  new ORPCError(code, { status: ERROR_CODES[code].status, message, data: { hint, details } })

export function fromWireError(error: ORPCError<string, unknown>): ErrorReport {
  if (!isCode(error.code)) return ofLibrary(error)
  const { hint, details } = (error.data ?? {}) as Pick<ErrorReport, 'hint' | 'details'>
  return {
    code: error.code,
    message: error.message,
    ...(hint ? { hint } : {}),
    ...(details ? { details } : {}),
  }
}

const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code)

/** What oRPC itself finds: input that does not fit, bodies it cannot read. */
function ofLibrary(error: ORPCError<string, unknown>): ErrorReport {
  if (isCode(error.code)) return fromWireError(error)
  if (error.code === 'BAD_REQUEST') {
    const { cause, message } = error
    return cause instanceof ValidationError ? misfit(cause.issues) : { code: 'USAGE', message }
  }
  if (error.code === 'NOT_FOUND') return { code: 'NOT_FOUND', message: error.message }
  return error.code === 'PAYLOAD_TOO_LARGE'
    ? { code: 'REQUEST_TOO_LARGE', message: 'the body is too large' }
    : reportError(error)
}

export const cancelled = (): ArtDagError => new ArtDagError('CANCELLED', 'the caller is gone')
