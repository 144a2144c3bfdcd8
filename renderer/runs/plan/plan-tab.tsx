/** The plan of a run as it is carried out: as a list, as a graph, or as what ran when. */
import { lazy, Suspense, useState } from 'react'
import { ErrorNote } from '../../design/error-note.tsx'
import { Segments } from '../../design/segments.tsx'
import { duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { RunViewProps } from '../detail/run-detail.tsx'
import panel from '../panel.module.css'
import { LanesView } from './lanes-view.tsx'
import { TaskList } from './task-list.tsx'

const words = text.runs.plan
type View = 'tasks' | 'graph' | 'lanes'

const PlanGraph = lazy(async () => ({ default: (await import('./plan-graph.tsx')).PlanGraph }))

export function PlanTab({ run, known }: RunViewProps) {
  const [view, setView] = useState<View>('tasks')
  const report = known.plan?.report
  const last = Math.max(0, ...(report?.steps.map(({ level }) => level) ?? []))
  const forecast = known.live.forecast ?? report?.forecast
  return (
    <div className={panel.panel}>
      <header className={panel.head}>
        <Segments<View>
          label={words.views}
          value={view}
          options={[
            { value: 'tasks', text: words.tasks },
            { value: 'graph', text: words.graph },
            { value: 'lanes', text: words.lanes },
          ]}
          onChange={setView}
        />
        <span className={panel.count}>{known.tasks.length}</span>
        <span className={panel.note}>
          {[
            words.levels(last),
            ...(forecast?.wallSec ? [words.critical(duration(forecast.wallSec))] : []),
          ].join(', ')}
        </span>
      </header>
      {known.plan?.problem ? (
        <ErrorNote
          error={{ ...known.plan.problem, message: `${words.problem}: ${known.plan.problem.message}` }}
        />
      ) : null}
      {view === 'tasks' ? <TaskList run={run} known={known} /> : null}
      {view === 'graph' ? (
        <Suspense fallback={null}>
          <PlanGraph known={known} />
        </Suspense>
      ) : null}
      {view === 'lanes' ? <LanesView run={run} known={known} /> : null}
    </div>
  )
}
