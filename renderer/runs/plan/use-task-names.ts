/** What people call the tasks of a run, by the ids that events and commands know them by. */
import { useMemo } from 'react'
import { text } from '../../text/text.ts'
import type { KnownTask } from './known-tasks.ts'
import { taskName } from './task-name.ts'

/** Of tasks that another run made only their results are known, not their ids. */
export function useTaskNames(tasks: readonly KnownTask[]): (id: string) => string {
  return useMemo(() => {
    const names = new Map(tasks.map((task) => [task.live?.id ?? task.id, taskName(task)]))
    return (id) => names.get(id) ?? `${text.runs.plan.name.pieceUnknown} ${id.slice(-6)}`
  }, [tasks])
}
