/** What waits, in its turn. Taken by hand or by Alt and the arrows, it goes elsewhere in the queue. */
import { GripVertical } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { join } from '../../design/join.ts'
import { text } from '../../text/text.ts'
import { useRunActions } from '../use-run-actions.ts'
import styles from './run-list.module.css'
import { RunLink } from './run-row.tsx'

const words = text.runs

export interface QueueListProps {
  readonly queue: readonly RunSummary[]
  readonly chosen: string | undefined
}

export function QueueList({ queue, chosen }: QueueListProps) {
  const { move } = useRunActions()
  const [held, setHeld] = useState<RunSummary>()
  const [over, setOver] = useState<number>()
  const drop = (): void => {
    if (held && over !== undefined) move(queue, held, over)
    setHeld(undefined)
    setOver(undefined)
  }
  const onKey = (event: KeyboardEvent, at: number): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const run = queue[at]
    if (!event.altKey || step === undefined || !run) return
    event.preventDefault()
    move(queue, run, at + step)
  }
  return (
    <ol>
      {queue.map((run, at) => (
        <li
          key={run.runId}
          draggable
          className={join(styles.queued, over === at && held !== run && sideOf(queue, held, at))}
          onDragStart={() => setHeld(run)}
          onDragOver={(event) => allow(event, () => setOver(at))}
          onDrop={drop}
          onDragEnd={drop}
          onKeyDown={(event) => onKey(event, at)}
        >
          <button type="button" aria-label={words.handle(run.recipe)} className={styles.handle}>
            <GripVertical aria-hidden />
          </button>
          <RunLink run={run} isChosen={run.runId === chosen} when={placeOf(run, at)} />
        </li>
      ))}
    </ol>
  )
}

const placeOf = ({ isPaused }: RunSummary, at: number): string =>
  isPaused ? words.states.paused : at === 0 ? words.next : words.inLine(at + 1)

const sideOf = (
  queue: readonly RunSummary[],
  held: RunSummary | undefined,
  at: number,
): string | undefined => (held && queue.indexOf(held) < at ? styles.dropAfter : styles.dropBefore)

function allow(event: DragEvent, then: () => void): void {
  event.preventDefault()
  then()
}
