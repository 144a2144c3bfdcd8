/** How big a recipe may be. Measured: within these the YAML library answers in under a second, whatever it is given. */
export const RECIPE_LIMITS = {
  /** UTF-8 bytes of the text. */
  sizeBytes: 256 * 1024,
  /** Maps and lists inside one another. */
  depth: 64,
  /** Aliases followed, counting those inside what an alias stands for. */
  aliases: 100,
  /** Values (maps, lists, scalars) once aliases are followed. */
  values: 50_000,
  /** Characters of a key. */
  keyChars: 200,
  steps: 2000,
  /** Faults listed one by one; the rest is counted. */
  issues: 200,
} as const

/** Keys that mean something to JavaScript objects; a recipe never needs them. */
export const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype']
