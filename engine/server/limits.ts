/** What a request may cost. */

/** Of one header block; more is answered with 431. */
export const MAX_HEADER_BYTES = 16 * 1024
/** Until the headers are there. */
export const HEADERS_MS = 10_000
/** Until a JSON body is there. */
export const BODY_MS = 30_000
/** An upload that brings nothing for so long is cut. */
export const UPLOAD_IDLE_MS = 30_000
/** Of a JSON body; a plan of ten thousand steps is half of it. Parsing it must not be noticed by others. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024
/** Of a request's target: path and query. */
export const MAX_TARGET_CHARACTERS = 4096
/** Between two requests of one connection. */
export const KEEP_ALIVE_MS = 10_000
export const MAX_CONNECTIONS = 2000
/** How long an answer may still be read after a request was refused in the middle of its body. */
export const LINGER_MS = 1000
/** Of an uploaded file: as large as any file of the store. */
export const MAX_UPLOAD_BYTES = 64 * 1024 ** 3
