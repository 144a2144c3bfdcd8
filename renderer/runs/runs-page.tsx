/** Runs: what is rendered, what waits, what was done; and one of them in full. */
import { ChartNoAxesGantt } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { reportOf } from '../connect/report-of.ts'
import { EmptyState } from '../design/empty-state.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { RunDetail, tabOf } from './detail/run-detail.tsx'
import type { RunFilter } from './list/group-runs.ts'
import { RunList } from './list/run-list.tsx'
import { type ListedRuns, useListedRuns } from './list/use-listed-runs.ts'
import { useRun } from './queries.ts'
import { QueueButtons } from './queue-buttons.tsx'
import { RunCounts } from './run-counts.tsx'
import styles from './runs-page.module.css'
import { useRunCommands } from './use-run-commands.ts'

const words = text.runs

export interface RunsPageProps {
  readonly runId?: string
  readonly tab?: string | undefined
}

export function RunsPage({ runId, tab }: RunsPageProps) {
  const [filter, setFilter] = useState<RunFilter>({})
  const runs = useListedRuns(filter)
  const chosen = useChosen(runId, runs)
  const isNothing = chosen === undefined && !isNarrowed(filter)
  return (
    <PageFrame
      title={words.title}
      bar={<RunCounts runs={runs} />}
      actions={<QueueButtons runs={runs} />}
      isBare
    >
      {isNothing ? (
        runs.isLoading ? null : (
          <Empty />
        )
      ) : (
        <div className={styles.halves}>
          <RunList chosen={chosen} filter={filter} onFilter={setFilter} runs={runs} />
          <div className={styles.detail}>
            {chosen === undefined ? null : <Chosen key={chosen} runId={chosen} tab={tab} listed={runs} />}
          </div>
        </div>
      )}
    </PageFrame>
  )
}

/** Without an address of its own, what is going on is what people come to see; it stays when the list moves on. */
function useChosen(runId: string | undefined, { running, queue, done }: ListedRuns): string | undefined {
  const first = (running[0] ?? queue[0] ?? done[0])?.runId
  const [kept, keep] = useState<string>()
  const isIn = (runs: readonly RunSummary[]): boolean => runs.some((run) => run.runId === kept)
  const stays = isIn(running) || isIn(done) || (isIn(queue) && running.length === 0)
  if (!stays && first !== kept) keep(first)
  return runId ?? (stays ? kept : first)
}

const isNarrowed = ({ state, recipe }: RunFilter): boolean => state !== undefined || recipe !== undefined

interface ChosenProps {
  readonly runId: string
  readonly tab: string | undefined
  readonly listed: ListedRuns
}

/** The list knows it already, mostly, so that nothing waits. */
function Chosen({ runId, tab, listed }: ChosenProps) {
  const { data, error } = useRun(runId)
  const all = [...listed.running, ...listed.queue, ...listed.done]
  const run: RunSummary | undefined = data ?? all.find((one) => one.runId === runId)
  useRunCommands(run, all)
  if (run) return <RunDetail run={run} tab={tabOf(tab)} />
  return error ? <ErrorNote error={reportOf(error)} action={<BackToAll />} /> : null
}

const BackToAll = () => (
  <Link href="/runs" className={styles.link}>
    {words.gone}
  </Link>
)

const Empty = () => (
  <EmptyState
    icon={<ChartNoAxesGantt aria-hidden />}
    title={words.empty.title}
    action={
      <p className={styles.ways}>
        <Link href="/" className={styles.link}>
          {words.empty.start}
        </Link>
        <Link href="/recipes" className={styles.link}>
          {words.empty.recipes}
        </Link>
      </p>
    }
  >
    {words.empty.text}
  </EmptyState>
)
