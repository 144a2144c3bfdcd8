/** The same object where nothing changed, so that nothing is drawn again. */
export function reuse<T>(next: readonly T[], last: readonly T[], keyOf: (each: T) => string): readonly T[] {
  const before = new Map(last.map((each) => [keyOf(each), each]))
  const kept = next.map((each) => {
    const old = before.get(keyOf(each))
    return old !== undefined && isSame(old, each) ? old : each
  })
  return kept.length === last.length && kept.every((each, at) => each === last[at]) ? last : kept
}

/** Of plain data. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [own, other] = [Object.keys(a), Object.keys(b)]
  return (
    own.length === other.length &&
    own.every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  )
}
