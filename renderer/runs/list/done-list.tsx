/** What has ended, however much it is: only what is in sight is drawn, and earlier ones come when they are scrolled to. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { text } from '../../text/text.ts'
import styles from './run-list.module.css'
import { EndedLink } from './run-row.tsx'

const ROW_PX = 54

export interface DoneListProps {
  readonly runs: readonly RunSummary[]
  readonly chosen: string | undefined
  readonly hasMore: boolean
  readonly loadMore: () => void
}

export function DoneList({ runs, chosen, hasMore, loadMore }: DoneListProps) {
  const list = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => list.current?.closest('nav') ?? null,
    estimateSize: () => ROW_PX,
    overscan: 6,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (at) => runs[at]?.runId ?? at,
  })
  const shown = rows.getVirtualItems()
  const isAtEnd = (shown.at(-1)?.index ?? 0) >= runs.length - 10
  useEffect(() => {
    if (isAtEnd && hasMore) loadMore()
  }, [isAtEnd, hasMore, loadMore])
  return (
    <div ref={list} className={styles.done} style={{ height: rows.getTotalSize() }}>
      <ul>
        {shown.map(({ index, key, start }) => {
          const run = runs[index]
          return run ? (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.placed}
              style={{ translate: `0 ${start - rows.options.scrollMargin}px` }}
            >
              <EndedLink run={run} isChosen={run.runId === chosen} />
            </li>
          ) : null
        })}
      </ul>
      {hasMore ? <span className="visually-hidden">{text.runs.more}</span> : null}
    </div>
  )
}
