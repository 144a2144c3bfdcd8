/** What a task is called by people. */
import { text } from '../../text/text.ts'
import type { KnownTask } from './known-tasks.ts'
import { ranges, type TaskRow } from './task-rows.ts'

const words = text.runs.plan.name

export function taskName({ kind, numbers, steps }: Pick<KnownTask, 'kind' | 'numbers' | 'steps'>): string {
  switch (kind) {
    case 'piece':
      return numbers.length === 0 ? words.pieceUnknown : words.piece(ranges(numbers))
    case 'sound':
      return words.sound
    case 'join':
      return words.join
    case 'render':
      return steps.at(-1) ?? words.pieceUnknown
    default:
      return kind satisfies never
  }
}

export function rowName({ tasks, numbers }: TaskRow): string {
  const [only] = tasks
  return tasks.length === 1 && only ? taskName(only) : words.pieces(ranges(numbers))
}
