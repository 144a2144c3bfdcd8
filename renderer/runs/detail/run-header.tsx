/** Which run it is, and what can be done with it. */
import {
  Ban,
  Copy,
  Download,
  EllipsisVertical,
  FolderOpen,
  Pause,
  Play,
  RotateCcw,
  Trash2,
  Workflow,
} from 'lucide-react'
import { useLocation } from 'wouter'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { useEngine } from '../../connect/engine.tsx'
import { Button, IconButton } from '../../design/button.tsx'
import { Menu, type MenuItem } from '../../design/menu.tsx'
import { notify } from '../../design/notices.tsx'
import { Pill } from '../../design/pill.tsx'
import { text } from '../../text/text.ts'
import type { RunTasks } from '../live/use-run-tasks.ts'
import { readPlan, seedsOf, sourcesOf } from '../plan/read-plan.ts'
import { useRecipeNames } from '../queries.ts'
import { isOpen } from '../run-state.ts'
import { StateIcon, standOf, toneOf, wordOf } from '../state-icon.tsx'
import { PRIORITY_STEP, type RunActions, useRunActions } from '../use-run-actions.ts'
import styles from './run-detail.module.css'
import type { RunViewProps } from './run-detail.tsx'

const words = text.runs

export function RunHeader({ run, known }: RunViewProps) {
  const actions = useRunActions()
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
      <div className={styles.actions}>
        <MainActions run={run} actions={actions} />
        <MoreActions run={run} actions={actions} />
      </div>
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

/** Of today by its time alone. */
export function whenOf(at: string): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const isToday = date.toDateString() === new Date().toDateString()
  return isToday ? time : `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`
}

interface ActionsProps {
  readonly run: RunSummary
  readonly actions: RunActions
}

function MainActions({ run, actions }: ActionsProps) {
  const { media } = useEngine()
  if (isOpen(run))
    return (
      <>
        {run.isPaused ? (
          <Button icon={<Play aria-hidden />} keys="p" onClick={() => actions.resume(run)}>
            {words.actions.resume}
          </Button>
        ) : (
          <Button
            icon={<Pause aria-hidden />}
            hint={words.actions.pauseHint}
            keys="p"
            onClick={() => actions.pause(run)}
          >
            {words.actions.pause}
          </Button>
        )}
        <Button look="danger" icon={<Ban aria-hidden />} onClick={() => actions.cancel(run)}>
          {words.actions.cancel}
        </Button>
      </>
    )
  if (run.state === 'failed')
    return (
      <Button look="primary" icon={<RotateCcw aria-hidden />} onClick={() => actions.retry(run)}>
        {words.actions.retry}
      </Button>
    )
  return run.output === undefined ? null : (
    <a href={media.download(run.output)} download className={styles.download}>
      <Download aria-hidden />
      {words.actions.download}
    </a>
  )
}

function MoreActions({ run, actions }: ActionsProps) {
  const [, navigate] = useLocation()
  const { output } = run
  const isKept = useRecipeNames().includes(run.recipe)
  const open: MenuItem[] = [
    {
      text: words.actions.openRecipe,
      icon: <Workflow aria-hidden />,
      refusal: isKept ? undefined : words.actions.notKept,
      run: () => navigate(`/recipe/${encodeURIComponent(run.recipe)}`),
    },
    ...(output === undefined
      ? []
      : [
          {
            text: words.actions.openResult,
            icon: <FolderOpen aria-hidden />,
            run: () => navigate(`/media/${output}`),
          },
        ]),
    { text: words.actions.copyId, icon: <Copy aria-hidden />, run: () => void copyText(run.runId) },
  ]
  const order: MenuItem[] = [
    { text: words.actions.sooner, run: () => actions.prioritise(run, run.priority + PRIORITY_STEP) },
    { text: words.actions.later, run: () => actions.prioritise(run, run.priority - PRIORITY_STEP) },
  ]
  const remove: MenuItem[] = [
    {
      text: words.actions.remove,
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      run: () => actions.remove(run),
    },
  ]
  return (
    <Menu
      trigger={<IconButton label={words.actions.more} icon={<EllipsisVertical aria-hidden />} />}
      groups={isOpen(run) ? [open, order] : [open, remove]}
    />
  )
}

export async function copyText(words_: string): Promise<void> {
  await navigator.clipboard.writeText(words_)
  notify({ text: words.done.copied })
}
