/** Finds the circles of a graph, without recursion: a recipe may be one chain of 2000 steps. */

// Nobody reads more, and a graph can have more cycles than steps squared.
const ENOUGH = 100

/** Ids of what each id uses; names that are no key (recipe inputs) lead nowhere. */
export type Uses = ReadonlyMap<string, readonly string[]>

/**
 * One cycle for every use that closes one, in the order data flows: each feeds the next, the last feeds the first.
 * Empty for a graph that can be put in order.
 */
export function findCycles(uses: Uses): readonly (readonly string[])[] {
  const done = new Set<string>()
  return [...uses.keys()].flatMap((start) => (done.has(start) ? [] : cyclesFrom(start, uses, done)))
}

/** Depth first with a stack of its own; `trail` is the way from `start` to where we are. */
function cyclesFrom(start: string, uses: Uses, done: Set<string>): string[][] {
  const cycles: string[][] = []
  const trail = [{ id: start, next: 0 }]
  const position = new Map([[start, 0]])
  for (let here = trail.at(-1); here !== undefined; here = trail.at(-1)) {
    const used = uses.get(here.id)?.[here.next]
    here.next += 1
    if (used === undefined) {
      done.add(here.id)
      position.delete(here.id)
      trail.pop()
      continue
    }
    const back = position.get(used)
    if (back !== undefined && cycles.length < ENOUGH)
      cycles.push(
        trail
          .slice(back)
          .map((entry) => entry.id)
          .reverse(),
      )
    else if (back === undefined && uses.has(used) && !done.has(used)) {
      position.set(used, trail.length)
      trail.push({ id: used, next: 0 })
    }
  }
  return cycles
}
