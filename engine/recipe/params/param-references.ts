/** What a reference to a parameter looks like in a config: `{param: name}`, a map of that one key. */
import type { Json } from '../recipe.ts'

/** The parameter a config value stands for; undefined for any other value. */
export function paramName(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value)
  const [key, name] = entries[0] ?? []
  return entries.length === 1 && key === 'param' && typeof name === 'string' ? name : undefined
}
