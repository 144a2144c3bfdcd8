/** What happened in a run, event by event, and what failed in full. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { ScrollText } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { EmptyState } from '../../design/empty-state.tsx'
import { SearchInput } from '../../design/fields.tsx'
import { Segments } from '../../design/segments.tsx'
import { text } from '../../text/text.ts'
import type { RunViewProps } from '../detail/run-detail.tsx'
import panel from '../panel.module.css'
import { useTaskNames } from '../plan/use-task-names.ts'
import { useRunLog } from '../queries.ts'
import styles from './log.module.css'
import { type LogEntry, type LogKind, logEntries } from './log-entries.ts'
import { eventText, isTrouble } from './log-text.ts'

const words = text.runs.log
const ROW_PX = 26

export function LogTab({ run, known: { tasks } }: RunViewProps) {
  const { data: log } = useRunLog(run)
  const [kind, setKind] = useState<LogKind>('all')
  const [word, setWord] = useState('')
  const wanted = useDeferredValue(word)
  const nameOf = useTaskNames(tasks)
  const entries = useMemo(
    () => logEntries(log?.events ?? [], { kind, word: wanted, textOf: (event) => eventText(event, nameOf) }),
    [log, kind, wanted, nameOf],
  )
  if (!log) return null
  return (
    <div className={panel.panel}>
      <header className={panel.head}>
        <Segments<LogKind>
          label={words.kind}
          value={kind}
          options={(['all', 'tasks', 'progress', 'trouble'] as const).map((value) => ({
            value,
            text: words[value],
          }))}
          onChange={setKind}
        />
        <SearchInput label={words.search} placeholder={words.placeholder} value={word} onChange={setWord} />
        <span className={panel.note}>{words.count(entries.length)}</span>
      </header>
      {log.failures === '' ? null : (
        <section aria-label={words.failures} className={styles.failures}>
          <h3>{words.failures}</h3>
          <pre className={styles.pre}>{log.failures}</pre>
        </section>
      )}
      {entries.length === 0 ? (
        <div className={panel.empty}>
          <EmptyState icon={<ScrollText aria-hidden />} title={words.nothing}>
            {words.nothingText}
          </EmptyState>
        </div>
      ) : (
        <Entries entries={entries} nameOf={nameOf} />
      )}
    </div>
  )
}

interface EntriesProps {
  readonly entries: readonly LogEntry[]
  readonly nameOf: (task: string) => string
}

function Entries({ entries, nameOf }: EntriesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <div ref={frame} role="log" aria-label={text.runs.tabs.log} tabIndex={0} className={styles.frame}>
      <ol className={styles.entries} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index]
          return entry ? (
            <li
              key={entry.seq}
              ref={rows.measureElement}
              data-index={index}
              className={styles.entry}
              style={{ translate: `0 ${start}px` }}
            >
              <time
                dateTime={entry.at}
                title={new Date(entry.at).toLocaleString('en-GB')}
                className={styles.time}
              >
                {entry.sec.toFixed(3)}
              </time>
              <span className={isTrouble(entry.event) ? styles.trouble : undefined}>
                {eventText(entry.event, nameOf)}
              </span>
            </li>
          ) : null
        })}
      </ol>
    </div>
  )
}
