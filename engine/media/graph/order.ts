/** Topological order without recursion: a chain may be 100,000 deep. */

/**
 * Everything `roots` need, inputs before their users; among equals the order of `inputsOf`. Assumes there is no
 * cycle (the recipe's check finds those); a cycle would end with one of its members before its input.
 */
export function inputsFirst<T>(roots: readonly T[], inputsOf: (item: T) => readonly T[]): readonly T[] {
  const order: T[] = []
  const seen = new Set<T>()
  const stack = roots.toReversed().map((item) => ({ item, isOpen: false }))
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.isOpen) order.push(top.item)
    else if (!seen.has(top.item)) {
      seen.add(top.item)
      stack.push({ item: top.item, isOpen: true })
      for (const input of inputsOf(top.item).toReversed())
        if (!seen.has(input)) stack.push({ item: input, isOpen: false })
    }
  }
  return order
}
