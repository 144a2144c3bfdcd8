/** Moving what stands in a list. */

/** Two change places; a place that is not there changes nothing. */
export function exchanged<Item>(items: readonly Item[], a: number, b: number): readonly Item[] {
  if (!(a in items) || !(b in items)) return items
  return items.with(a, items[b] as Item).with(b, items[a] as Item)
}
