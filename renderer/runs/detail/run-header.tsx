/** Which run it is, and how it stands. */
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { Pill } from '../../design/pill.tsx'
import { text } from '../../text/text.ts'
import type { RunTasks } from '../live/use-run-tasks.ts'
import { readPlan, seedsOf, sourcesOf } from '../plan/read-plan.ts'
import { StateIcon, standOf, toneOf, wordOf } from '../state-icon.tsx'
import { RunButtons } from './run-buttons.tsx'
import styles from './run-detail.module.css'
import type { RunViewProps } from './run-detail.tsx'
import { whenOf } from './when-of.ts'

const words = text.runs

export function RunHeader({ run, known }: RunViewProps) {
  const stand = standOf(run)
  return (
    <header className={styles.head}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{run.recipe}</h2>
        <Pill tone={toneOf(stand)} icon={<StateIcon stand={stand} />}>
          {wordOf(stand)}
        </Pill>
        <p className={styles.about}>{aboutOf(run, known)}</p>
      </div>
      <RunButtons run={run} />
    </header>
  )
}

function aboutOf(run: RunSummary, { plan, live }: RunTasks): string {
  const { of, inputs, seed, attempt, priority, preparing } = words.head
  const document = readPlan(plan?.document)
  const seeds = document ? seedsOf(document) : []
  return [
    of(whenOf(run.createdAt)),
    document ? inputs(sourcesOf(document).length) : '',
    seeds.length > 0 ? seed(seeds.join(', ')) : '',
    run.attempt > 1 ? attempt(run.attempt) : '',
    run.priority === 0 ? '' : priority(run.priority),
    live.preparing ? (preparing[live.preparing.phase]?.(live.preparing.subject) ?? '') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
