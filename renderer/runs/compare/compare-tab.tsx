/** This run beside the one before it: which steps differ, why, and what came of it. */
import { GitCompareArrows } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { bytes, clock, duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { RunViewProps } from '../detail/run-detail.tsx'
import { SideBySide } from '../detail/side-by-side.tsx'
import { whenOf } from '../detail/when-of.ts'
import panel from '../panel.module.css'
import { readPlan } from '../plan/read-plan.ts'
import { useArtifacts, usePreviousRun, useRunPlan } from '../queries.ts'
import styles from './compare.module.css'
import { comparePlans } from './compare-plans.ts'
import { Differences } from './differences.tsx'

const words = text.runs.compare

export function CompareTab({ run, known }: RunViewProps) {
  const { data: previous, isPending } = usePreviousRun(run)
  if (isPending) return null
  if (!previous)
    return (
      <div className={panel.empty}>
        <EmptyState icon={<GitCompareArrows aria-hidden />} title={words.nothing}>
          {words.nothingText}
        </EmptyState>
      </div>
    )
  return <Comparison run={run} known={known} previous={previous} />
}

function Comparison({ run, known, previous }: RunViewProps & { readonly previous: RunSummary }) {
  const { data: earlier } = useRunPlan(previous)
  const difference = useMemo(() => {
    const [before, after] = [readPlan(earlier?.document), readPlan(known.plan?.document)]
    return before && after ? comparePlans(before, after) : undefined
  }, [earlier, known.plan])
  return (
    <div className={panel.panel}>
      <header className={panel.head}>
        <h3 className={panel.title}>{words.with(whenOf(previous.createdAt))}</h3>
        <Link href={`/run/${previous.runId}`} className={`${panel.link} ${panel.note}`}>
          {words.before}
        </Link>
      </header>
      <div className={panel.body}>
        {run.output === undefined ? null : (
          <SideBySide name={run.recipe} now={run.output} before={previous.output} lack={words.noAnswer} />
        )}
        <div className={styles.pair}>
          <Side title={words.now} run={run} durationSec={known.plan?.report?.durationSec} />
          <Side title={words.before} run={previous} durationSec={earlier?.report?.durationSec} />
        </div>
        {difference ? <Differences difference={difference} /> : null}
      </div>
    </div>
  )
}

interface SideProps {
  readonly title: string
  readonly run: RunSummary
  readonly durationSec: number | undefined
}

function Side({ title, run, durationSec }: SideProps) {
  const { data: artifacts } = useArtifacts(run.runId, run.state)
  const size = artifacts?.flatMap(({ files }) => files).find(({ cid }) => cid === run.output)?.sizeBytes
  return (
    <section aria-label={title} className={styles.side}>
      <h4 className={styles.heading}>{title}</h4>
      <dl className={styles.numbers}>
        <Amount name={words.time} value={duration(run.seconds)} />
        <Amount name={words.rendered} value={String(run.tasksRun)} />
        <Amount name={words.length} value={durationSec === undefined ? '' : clock(durationSec)} />
        <Amount name={words.size} value={size === undefined ? '' : bytes(size)} />
      </dl>
    </section>
  )
}

const Amount = ({ name, value }: { readonly name: string; readonly value: string }) =>
  value === '' ? null : (
    <div>
      <dt className={panel.small}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </div>
  )
