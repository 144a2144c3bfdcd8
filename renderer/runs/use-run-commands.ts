/** What can be done with the run that is looked at, by the palette and by keys. */
import { useLocation } from 'wouter'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { type Command, useCommands } from '../commands/commands.ts'
import { text } from '../text/text.ts'
import { isOpen } from './run-state.ts'
import { PRIORITY_STEP, type RunActions, useRunActions } from './use-run-actions.ts'

const words = text.runs.actions

export function useRunCommands(run: RunSummary | undefined, all: readonly RunSummary[]): void {
  const [, navigate] = useLocation()
  const actions = useRunActions()
  const go = (by: number): void => {
    const next = all[all.findIndex(({ runId }) => runId === run?.runId) + by]
    if (next) navigate(`/run/${next.runId}`)
  }
  const command = (id: string, title: string, keys: string | undefined, work: () => void): Command => ({
    id: `runs.${id}`,
    title,
    group: words.group,
    run: work,
    ...(keys === undefined ? {} : { keys }),
  })
  useCommands([
    command('next', words.nextRun, 'j', () => go(1)),
    command('previous', words.previousRun, 'k', () => go(-1)),
    command('pauseAll', words.pauseQueue, undefined, () => actions.pauseAll(all)),
    command('resumeAll', words.resumeQueue, undefined, () => actions.resumeAll(all)),
    ...(run ? ofRun(run, all, actions).map(([id, title, keys, work]) => command(id, title, keys, work)) : []),
  ])
}

type Entry = readonly [id: string, title: string, keys: string | undefined, work: () => void]

function ofRun(run: RunSummary, all: readonly RunSummary[], actions: RunActions): readonly Entry[] {
  if (!isOpen(run))
    return [
      ['remove', words.remove, 'Delete', () => actions.remove(run)],
      ...(run.state === 'failed' ? [['retry', words.retry, 'r', () => actions.retry(run)] as const] : []),
    ]
  return [
    run.isPaused
      ? ['pause', words.resume, 'p', () => actions.resume(run)]
      : ['pause', words.pause, 'p', () => actions.pause(run)],
    ['cancel', words.cancel, undefined, () => actions.cancel(run)],
    ['sooner', words.sooner, undefined, () => actions.prioritise(run, run.priority + PRIORITY_STEP)],
    ['later', words.later, undefined, () => actions.prioritise(run, run.priority - PRIORITY_STEP)],
    ...inQueue(run, all, actions),
  ]
}

function inQueue(run: RunSummary, all: readonly RunSummary[], actions: RunActions): readonly Entry[] {
  const queue = all.filter(({ state }) => state === 'queued')
  const at = queue.findIndex(({ runId }) => runId === run.runId)
  if (at < 0) return []
  return [
    ['up', words.up, 'Alt+ArrowUp', () => actions.move(queue, run, at - 1)],
    ['down', words.down, 'Alt+ArrowDown', () => actions.move(queue, run, at + 1)],
    ['first', words.first, undefined, () => actions.move(queue, run, 0)],
  ]
}
