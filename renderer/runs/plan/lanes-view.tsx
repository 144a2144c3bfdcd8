/** What ran when, beside what. */
import { useMemo } from 'react'
import { join } from '../../design/join.ts'
import { duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { RunViewProps } from '../detail/run-detail.tsx'
import { useNow } from '../live/use-now.ts'
import panel from '../panel.module.css'
import { useRunLog } from '../queries.ts'
import { isOpen } from '../run-state.ts'
import { type Bar, layLanes } from './lane-layout.ts'
import styles from './lanes-view.module.css'
import { useTaskNames } from './use-task-names.ts'

const words = text.runs.plan
const TICKS = 5

export function LanesView({ run, known: { tasks } }: RunViewProps) {
  const { data: log } = useRunLog(run)
  const now = useNow(isOpen(run))
  const { bars, lanes, totalSec } = useMemo(() => layLanes(log?.events ?? [], now), [log, now])
  const nameOf = useTaskNames(tasks)
  if (!log) return null
  if (bars.length === 0) return <p className={panel.body}>{words.lanesNothing}</p>
  return (
    <div className={styles.lanes}>
      <p className={panel.small}>{words.lanesHint(lanes, duration(totalSec))}</p>
      <ul
        aria-label={words.lanesLabel}
        className={styles.chart}
        style={{ gridTemplateRows: `repeat(${lanes}, 26px)` }}
      >
        {bars.map((bar) => (
          <BarView key={bar.task} bar={bar} totalSec={totalSec} name={nameOf(bar.task)} />
        ))}
      </ul>
      <div aria-hidden className={styles.ticks}>
        {Array.from({ length: TICKS + 1 }, (_, at) => {
          const sec = (totalSec * at) / TICKS
          return <span key={sec}>{duration(sec)}</span>
        })}
      </div>
    </div>
  )
}

interface BarProps {
  readonly bar: Bar
  readonly totalSec: number
  readonly name: string
}

function BarView({ bar: { lane, fromSec, toSec, end }, totalSec, name }: BarProps) {
  const label = words.bar(name, duration(fromSec), duration(toSec))
  const share = (sec: number): string => `${(100 * sec) / Math.max(totalSec, 0.001)}%`
  return (
    <li
      title={label}
      className={join(styles.bar, styles[end])}
      style={{ gridRow: lane + 1, left: share(fromSec), width: share(toSec - fromSec) }}
    >
      <span className="visually-hidden">{label}</span>
      <span aria-hidden className={styles.barName}>
        {name}
      </span>
    </li>
  )
}
