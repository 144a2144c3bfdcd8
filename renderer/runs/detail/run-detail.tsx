/** One run: how it stands, what it made, and everything behind it. */
import { useLocation } from 'wouter'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { ErrorNote } from '../../design/error-note.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { text } from '../../text/text.ts'
import { AnalysisTab } from '../analysis/analysis-tab.tsx'
import { ArtifactsTab } from '../artifacts/artifacts-tab.tsx'
import { CommandsTab } from '../commands/commands-tab.tsx'
import { CompareTab } from '../compare/compare-tab.tsx'
import { type RunTasks, useRunTasks } from '../live/use-run-tasks.ts'
import { LogTab } from '../log/log-tab.tsx'
import { PlanTab } from '../plan/plan-tab.tsx'
import { ProvenanceTab } from '../provenance/provenance-tab.tsx'
import { FailureNote } from './failure-note.tsx'
import { Filmstrip } from './filmstrip.tsx'
import { Result } from './result.tsx'
import styles from './run-detail.module.css'
import { RunHeader } from './run-header.tsx'
import { Tiles } from './tiles.tsx'

const TABS = ['plan', 'analysis', 'artifacts', 'provenance', 'commands', 'log', 'compare'] as const
export type RunTab = (typeof TABS)[number]

export const tabOf = (name: string | undefined): RunTab => TABS.find((tab) => tab === name) ?? 'plan'

export interface RunViewProps {
  readonly run: RunSummary
  readonly known: RunTasks
}

export function RunDetail({ run, tab }: { readonly run: RunSummary; readonly tab: RunTab }) {
  const [, navigate] = useLocation()
  const known = useRunTasks(run)
  return (
    <section aria-label={run.recipe} className={styles.detail}>
      <RunHeader run={run} known={known} />
      <Tiles run={run} known={known} />
      {known.problem ? <ErrorNote error={known.problem} /> : null}
      {run.state === 'failed' && run.error ? <FailureNote run={run} known={known} /> : null}
      {run.state === 'finished' && run.output !== undefined ? <Result run={run} known={known} /> : null}
      {run.state === 'running' ? <Filmstrip known={known} /> : null}
      <Tabs
        label={text.runs.tabs.label}
        value={tab}
        tabs={TABS.map((value) => ({ value, text: text.runs.tabs[value] }))}
        onChange={(next) => navigate(`/run/${run.runId}/${next}`, { replace: true })}
      >
        <Panel tab={tab} run={run} known={known} />
      </Tabs>
    </section>
  )
}

function Panel({ tab, run, known }: RunViewProps & { readonly tab: RunTab }) {
  switch (tab) {
    case 'plan':
      return <PlanTab run={run} known={known} />
    case 'analysis':
      return <AnalysisTab run={run} />
    case 'artifacts':
      return <ArtifactsTab run={run} known={known} />
    case 'provenance':
      return <ProvenanceTab run={run} />
    case 'commands':
      return <CommandsTab known={known} />
    case 'log':
      return <LogTab run={run} known={known} />
    case 'compare':
      return <CompareTab run={run} known={known} />
    default:
      return tab satisfies never
  }
}
