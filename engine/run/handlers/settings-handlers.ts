/** Handlers of settings. */
import { os } from './context.ts'

export const settings = {
  list: os.settings.list.handler(({ context: { parts, served = [] } }) => [
    ...parts.settings.list(),
    ...served,
  ]),
  set: os.settings.set.handler(({ input: { key, value }, context: { parts } }) =>
    parts.settings.set(key, value),
  ),
}
