/** How long it takes from the beginning of a task to the end of all that waits for it: what holds up most goes first. */
import type { Schedulable } from './schedule.ts'

/** Seconds by task; a task of unknown length counts as one. Iterative: plans are deep. */
export function longestWays<T extends Schedulable>(
  tasks: ReadonlyMap<string, T>,
  users: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, number> {
  const ways = new Map<string, number>()
  const open = new Map([...tasks.keys()].map((id) => [id, users.get(id)?.length ?? 0]))
  const queue = [...tasks.values()].filter(({ id }) => open.get(id) === 0)
  for (let task = queue.pop(); task; task = queue.pop()) {
    const after = (users.get(task.id) ?? []).reduce((most, { id }) => Math.max(most, ways.get(id) ?? 0), 0)
    ways.set(task.id, (task.expectedSec ?? 1) + after)
    for (const id of new Set(task.dependsOn)) {
      const left = (open.get(id) ?? 0) - 1
      open.set(id, left)
      const needed = tasks.get(id)
      if (left === 0 && needed) queue.push(needed)
    }
  }
  return ways
}
