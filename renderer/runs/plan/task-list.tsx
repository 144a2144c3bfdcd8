/** Tasks with how far each is. Many pieces of one state are one line, which unfolds. */
import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { join } from '../../design/join.ts'
import { Progress } from '../../design/progress.tsx'
import { text } from '../../text/text.ts'
import type { RunViewProps } from '../detail/run-detail.tsx'
import panel from '../panel.module.css'
import { StateIcon, wordOf } from '../state-icon.tsx'
import styles from './task-list.module.css'
import { rowName } from './task-name.ts'
import { type TaskRow, taskRows } from './task-rows.ts'
import { type TaskContext, wordsOf } from './task-words.ts'

const words = text.runs.plan

export function TaskList({ run, known: { tasks, live, plan } }: RunViewProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => taskRows(tasks, open), [tasks, open])
  const cachedSec = (live.forecast ?? plan?.report?.forecast)?.reused.sec ?? 0
  const context = useMemo(
    () => ({ byId: new Map(tasks.map((task) => [task.id, task])), cachedSec }),
    [tasks, cachedSec],
  )
  if (rows.length === 0)
    return <p className={panel.body}>{run.state === 'finished' ? words.nothing : text.common.loading}</p>
  return (
    <ul className={styles.tasks}>
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          runId={run.runId}
          context={context}
          isOpen={open.has(row.key)}
          onToggle={() => setOpen(toggled(open, row.key))}
        />
      ))}
    </ul>
  )
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}

interface RowProps {
  readonly row: TaskRow
  readonly runId: string
  readonly context: TaskContext
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Row({ row, runId, context, isOpen, onToggle }: RowProps) {
  const name = rowName(row)
  return (
    <li className={styles.task}>
      <StateIcon stand={row.state} />
      <span className="visually-hidden">{wordOf(row.state)}</span>
      <Name row={row} name={name} isOpen={isOpen} onToggle={onToggle} />
      <span className={styles.bar}>
        <Progress label={words.progressOf(name)} fraction={fractionOf(row)} tone={toneOf(row)} />
      </span>
      <span className={join(styles.words, row.state === 'failed' && styles.failed)}>
        {wordsOf(row, context)}
      </span>
      {row.tasks.length === 1 ? (
        <Link
          href={`/run/${runId}/commands#${row.key}`}
          aria-label={words.commandOf(name)}
          className={styles.command}
        >
          {words.command}
        </Link>
      ) : (
        <span />
      )}
    </li>
  )
}

interface NameProps extends Pick<RowProps, 'row' | 'isOpen' | 'onToggle'> {
  readonly name: string
}

const Name = ({ row, name, isOpen, onToggle }: NameProps) =>
  row.tasks.length > 1 ? (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={isOpen ? words.fold(name) : words.unfold(name)}
      className={styles.many}
      onClick={onToggle}
    >
      <ChevronRight aria-hidden className={join(styles.chevron, isOpen && styles.turned)} />
      <span className={styles.name}>{name}</span>
    </button>
  ) : (
    <span className={styles.name} title={row.tasks[0]?.steps.join(' → ')}>
      {name}
    </span>
  )

function fractionOf({ state, tasks: [task] }: TaskRow): number | undefined {
  if (state === 'finished' || state === 'cached') return 1
  return state === 'running' ? task?.live?.fraction : (task?.live?.fraction ?? 0)
}

const toneOf = ({ state }: TaskRow): 'accent' | 'ok' | 'bad' =>
  state === 'failed' ? 'bad' : state === 'finished' || state === 'cached' ? 'ok' : 'accent'
