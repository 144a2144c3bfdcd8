/** A run in the list: what it is, how it stands, how much longer. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { join } from '../../design/join.ts'
import { Progress } from '../../design/progress.tsx'
import { ago, duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { useRunTasks } from '../live/use-run-tasks.ts'
import { StateIcon, standOf, wordOf } from '../state-icon.tsx'
import styles from './run-list.module.css'

const words = text.runs

export interface RunRowProps {
  readonly run: RunSummary
  readonly isChosen: boolean
}

/** In the group of what runs: with its progress. */
export const RunRow = ({ run, isChosen }: RunRowProps) => (
  <li>
    <RunningLink run={run} isChosen={isChosen} />
  </li>
)

function RunningLink({ run, isChosen }: RunRowProps) {
  const { fraction, etaSec } = useRunTasks(run)
  const when = etaSec === undefined || run.isPaused ? wordOf(standOf(run)) : words.left(duration(etaSec))
  return (
    <RunLink run={run} isChosen={isChosen} when={when}>
      <Progress label={words.plan.progressOf(run.recipe)} fraction={fraction} />
    </RunLink>
  )
}

export const EndedLink = ({ run, isChosen }: RunRowProps) => (
  <RunLink run={run} isChosen={isChosen} when={ago(run.updatedAt, Date.now())}>
    <span className={styles.facts}>{factsOf(run)}</span>
  </RunLink>
)

function factsOf({ state, seconds, tasksRun }: RunSummary): string {
  if (state === 'cancelled') return words.states.cancelled
  if (state === 'failed') return `${words.states.failed} ${words.tiles.after(duration(seconds))}`
  return tasksRun === 0
    ? words.tiles.cachedWhole
    : `${words.tiles.made(tasksRun)} ${words.tiles.took(duration(seconds))}`
}

export interface RunLinkProps extends RunRowProps {
  /** Short: when it ended, when it will. */
  readonly when: string
  readonly children?: ReactNode
}

export const RunLink = ({ run, isChosen, when, children }: RunLinkProps) => (
  <Link
    href={`/run/${run.runId}`}
    aria-current={isChosen ? 'true' : undefined}
    className={join(styles.row, isChosen && styles.chosen)}
  >
    <span className={styles.rowHead}>
      <StateIcon stand={standOf(run)} />
      <span className="visually-hidden">{wordOf(standOf(run))}</span>
      <span className={styles.name}>{run.recipe}</span>
      <span className={styles.when}>{when}</span>
    </span>
    {children}
  </Link>
)
