/** What can be done with a run: the likeliest as buttons, the rest behind one. */
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
import { text } from '../../text/text.ts'
import { useRecipeNames } from '../queries.ts'
import { isOpen } from '../run-state.ts'
import { PRIORITY_STEP, type RunActions, useRunActions } from '../use-run-actions.ts'
import { copyText } from './copy-text.ts'
import styles from './run-detail.module.css'

const words = text.runs

export function RunButtons({ run }: { readonly run: RunSummary }) {
  const actions = useRunActions()
  return (
    <div className={styles.actions}>
      <MainActions run={run} actions={actions} />
      <MoreActions run={run} actions={actions} />
    </div>
  )
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
