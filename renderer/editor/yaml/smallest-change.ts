/** What to do to one text so that it becomes another, touching as little as can be. Pure. */

export interface Change {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Undefined when they are the same. */
export function smallestChange(before: string, after: string): Change | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}
