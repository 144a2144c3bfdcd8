/** Handlers of what was deleted. */
import { os } from './context.ts'

const DAY_MS = 24 * 3600 * 1000

export const trash = {
  list: os.trash.list.handler(({ input, context: { parts } }) => parts.library.trash.list(input)),
  restore: os.trash.restore.handler(({ input: { id }, context: { parts } }) =>
    parts.library.trash.restore(id),
  ),
  purge: os.trash.purge.handler(async ({ input: { id }, context: { parts } }) => ({
    freedBytes: await parts.library.trash.purge(id),
  })),
  empty: os.trash.empty.handler(({ input: { olderThanDays }, context: { parts }, signal }) =>
    parts.library.trash.purgeBefore(Date.now() - olderThanDays * DAY_MS, signal),
  ),
}
