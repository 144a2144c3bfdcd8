/** Every expected failure has a code from this closed list; each code maps once to an HTTP status and an exit code. */

/** Exit codes of the command line. */
export const EXIT = { ok: 0, failed: 1, usage: 2, cancelled: 3 } as const

/** What each code means, where it ends up, in the order a render can meet them. */
export const ERROR_CODES = {
  USAGE: { status: 400, exit: EXIT.usage, meaning: 'The command or request is not one we know how to do.' },
  RECIPE_INVALID: { status: 422, exit: EXIT.usage, meaning: 'The recipe does not follow the format.' },
  EFFECT_INVALID: {
    status: 422,
    exit: EXIT.usage,
    meaning: 'An effect document does not follow the format.',
  },
  EFFECT_MISSING: {
    status: 422,
    exit: EXIT.usage,
    meaning: 'An effect named by the recipe is not known here.',
  },
  INPUT_MISSING: {
    status: 422,
    exit: EXIT.usage,
    meaning: 'An input of the recipe is not filled or not found.',
  },
  INPUT_CHANGED: {
    status: 409,
    exit: EXIT.failed,
    meaning: 'A file changed while or after it was imported.',
  },
  MEDIA_UNREADABLE: {
    status: 422,
    exit: EXIT.failed,
    meaning: 'A file is no media we read, or it is broken.',
  },
  MEDIA_LIMIT: {
    status: 413,
    exit: EXIT.failed,
    meaning: 'A file or result is beyond the limits (size, pixels, length).',
  },
  NOT_FOUND: { status: 404, exit: EXIT.failed, meaning: 'Nothing is stored under that name or CID.' },
  AMBIGUOUS: { status: 409, exit: EXIT.usage, meaning: 'A short name stands for more than one thing.' },
  PROTECTED: {
    status: 409,
    exit: EXIT.failed,
    meaning: 'The item may not be deleted; the message says why.',
  },
  PLAN_MISMATCH: {
    status: 409,
    exit: EXIT.usage,
    meaning: 'A plan document is not what its recipe and inputs give.',
  },
  FFMPEG_MISSING: {
    status: 503,
    exit: EXIT.failed,
    meaning: 'No ffmpeg or ffprobe that has all we need was found.',
  },
  ENCODER_UNAVAILABLE: {
    status: 503,
    exit: EXIT.failed,
    meaning: 'The encoder a profile asks for is not to be had here.',
  },
  TASK_FAILED: {
    status: 500,
    exit: EXIT.failed,
    meaning: 'A task ended without the result it should have made.',
  },
  TASK_PARKED: {
    status: 409,
    exit: EXIT.failed,
    meaning: 'The engine died three times in the middle of a task, so it is not begun again by itself.',
  },
  TIMED_OUT: {
    status: 504,
    exit: EXIT.failed,
    meaning: 'A task made no progress, or took longer than its limit.',
  },
  CANCELLED: { status: 499, exit: EXIT.cancelled, meaning: 'The run was cancelled.' },
  RUN_ENDED: {
    status: 409,
    exit: EXIT.failed,
    meaning: 'The run has ended: there is nothing to cancel or pause.',
  },
  DISK_FULL: { status: 507, exit: EXIT.failed, meaning: 'There is not enough room on the disk.' },
  STORE_CORRUPT: { status: 500, exit: EXIT.failed, meaning: 'Stored bytes do not match their CID.' },
  DATABASE_NEWER: {
    status: 500,
    exit: EXIT.failed,
    meaning: 'The data folder was written by a newer version.',
  },
  UNAUTHORIZED: {
    status: 401,
    exit: EXIT.failed,
    meaning: 'The request has no token or session that is valid here.',
  },
  FORBIDDEN: {
    status: 403,
    exit: EXIT.failed,
    meaning: 'The token may not do this, or another site sent the request.',
  },
  TOO_MANY_FAILURES: {
    status: 429,
    exit: EXIT.failed,
    meaning: 'Too many wrong tokens came from one address in a minute.',
  },
  WRONG_HOST: {
    status: 421,
    exit: EXIT.failed,
    meaning: 'The request was for a host that this server is not.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    exit: EXIT.failed,
    meaning: 'The body of the request is larger than what is taken there.',
  },
  REQUEST_TOO_SLOW: { status: 408, exit: EXIT.failed, meaning: 'The request did not arrive in time.' },
  HEADERS_TOO_LARGE: {
    status: 431,
    exit: EXIT.failed,
    meaning: 'The request has too many headers, or too long ones.',
  },
  TYPE_UNSUPPORTED: {
    status: 415,
    exit: EXIT.failed,
    meaning: 'The body of the request is of a type that is not taken there.',
  },
  RANGE_INVALID: {
    status: 416,
    exit: EXIT.failed,
    meaning: 'The part asked for does not lie in the file.',
  },
  SERVER_UNREACHABLE: {
    status: 502,
    exit: EXIT.failed,
    meaning: 'No engine answers where one should be.',
  },
  BUSY: { status: 409, exit: EXIT.failed, meaning: 'Another process holds what this needs.' },
  INTERNAL: { status: 500, exit: EXIT.failed, meaning: 'A fault of ours; please report it.' },
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** What an error looks like outside the process: in JSON output, events, HTTP answers. */
export interface ErrorReport {
  readonly code: ErrorCode
  /** What happened and where. */
  readonly message: string
  /** What to try. */
  readonly hint?: string | undefined
  /** Facts for programs; shape depends on the code. */
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/** An expected failure. Nobody matches on its message: use `code` and `details`. */
export class ArtDagError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(
    code: ErrorCode,
    message: string,
    more: { hint?: string; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'ArtDagError'
    this.code = code
    this.hint = more.hint
    this.details = more.details
  }
}

/** Any thrown thing as a report; what we did not expect becomes INTERNAL. */
export function reportError(error: unknown): ErrorReport {
  if (error instanceof ArtDagError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(error.details === undefined ? {} : { details: error.details }),
    }
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return {
    code: 'INTERNAL',
    message,
    hint: 'This is a fault of Art DAG. Please report it with the command you ran.',
  }
}
