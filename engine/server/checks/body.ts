/** What a request may bring with it: how much, and of what type. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Incoming } from '../incoming.ts'

export interface BodyRule {
  readonly maxBytes: number
  /** Media types that are taken; `*` for any. */
  readonly types: readonly string[]
}

/** What is said before a body begins. @throws ArtDagError REQUEST_TOO_LARGE */
export function checkLength({ req }: Incoming, { maxBytes }: BodyRule): void {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
}

/** Forms and plain text are what a foreign page can send unasked. @throws ArtDagError TYPE_UNSUPPORTED */
export function checkType({ req }: Incoming, { types }: BodyRule): void {
  const { 'content-type': given, 'content-length': length, 'transfer-encoding': coding } = req.headers
  const hasBody = coding !== undefined || Number(length ?? 0) > 0
  if (given === undefined && !hasBody) return
  const type = given?.split(';')[0]?.trim().toLowerCase() ?? 'none'
  if (types.includes('*') || types.includes(type)) return
  throw new ArtDagError('TYPE_UNSUPPORTED', `a body of type ${JSON.stringify(type)} is not taken here`, {
    hint: `send ${types.join(' or ')}, and say so in Content-Type`,
  })
}

export const tooLarge = (maxBytes: number): ArtDagError =>
  new ArtDagError('REQUEST_TOO_LARGE', `the body is larger than ${maxBytes} bytes`, {
    hint: 'send less at once',
    details: { maxBytes },
  })
