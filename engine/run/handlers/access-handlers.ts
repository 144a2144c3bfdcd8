/** Handlers of access: tokens for callers from elsewhere. */
import { os } from './context.ts'

const tokens = {
  list: os.access.tokens.list.handler(({ context: { parts } }) => [...parts.access.tokens.list()]),
  create: os.access.tokens.create.handler(({ input, context: { parts } }) => parts.access.tokens.make(input)),
  revoke: os.access.tokens.revoke.handler(({ input: { id }, context: { parts } }) =>
    parts.access.tokens.revoke(id),
  ),
}

export const access = { tokens }
