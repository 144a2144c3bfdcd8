/** All runs: what is rendered, what waits in its turn, what is done. */
import type { ReactNode } from 'react'
import { text } from '../../text/text.ts'
import { DoneList } from './done-list.tsx'
import type { RunFilter } from './group-runs.ts'
import { QueueList } from './queue-list.tsx'
import { RunFilters } from './run-filters.tsx'
import styles from './run-list.module.css'
import { RunRow } from './run-row.tsx'
import type { ListedRuns } from './use-listed-runs.ts'

const words = text.runs

export interface RunListProps {
  readonly chosen: string | undefined
  readonly filter: RunFilter
  readonly onFilter: (filter: RunFilter) => void
  readonly runs: ListedRuns
}

export function RunList({ chosen, filter, onFilter, runs }: RunListProps) {
  const { running, queue, done, hasMore, loadMore, isLoading } = runs
  const isNothing = !isLoading && running.length + queue.length + done.length === 0
  return (
    <nav aria-label={words.list} className={styles.list}>
      <RunFilters filter={filter} onFilter={onFilter} />
      {running.length > 0 ? (
        <Group title={words.groups.running}>
          <ul>
            {running.map((run) => (
              <RunRow key={run.runId} run={run} isChosen={run.runId === chosen} />
            ))}
          </ul>
        </Group>
      ) : null}
      {queue.length > 0 ? (
        <Group title={words.groups.queue}>
          <QueueList queue={queue} chosen={chosen} />
        </Group>
      ) : null}
      {done.length > 0 ? (
        <Group title={words.groups.done}>
          <DoneList runs={done} chosen={chosen} hasMore={hasMore} loadMore={loadMore} />
        </Group>
      ) : null}
      {isNothing ? <p className={styles.nothing}>{words.filters.nothing}</p> : null}
    </nav>
  )
}

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section aria-label={title} className={styles.group}>
    <h2 className={styles.groupTitle}>{title}</h2>
    {children}
  </section>
)
