/** Any error as one that can be shown. */
import { ArtDagError, type ErrorReport } from '../../engine/contract/errors.ts'

export const reportOf = (error: unknown): ErrorReport =>
  error instanceof ArtDagError
    ? { code: error.code, message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) }
    : { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) }
