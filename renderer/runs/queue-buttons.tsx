/** What holds for all runs: the whole queue at rest or going on, and a word when one has ended. */
import { BellPlus, Pause, Play } from 'lucide-react'
import { Button, IconButton } from '../design/button.tsx'
import { text } from '../text/text.ts'
import type { ListedRuns } from './list/use-listed-runs.ts'
import { useNoticePermission } from './notify-when-done.ts'
import { useRunActions } from './use-run-actions.ts'

const words = text.runs.actions

export function QueueButtons({ runs: { running, queue } }: { readonly runs: ListedRuns }) {
  const { pauseAll, resumeAll } = useRunActions()
  const notices = useNoticePermission()
  const open = [...running, ...queue]
  const isPaused = open.length > 0 && open.every((run) => run.isPaused)
  return (
    <>
      {notices.canAsk ? (
        <IconButton label={words.notify} icon={<BellPlus aria-hidden />} onClick={notices.ask} />
      ) : null}
      {isPaused ? (
        <Button icon={<Play aria-hidden />} onClick={() => resumeAll(open)}>
          {words.resumeQueue}
        </Button>
      ) : (
        <Button
          icon={<Pause aria-hidden />}
          hint={words.pauseHint}
          disabled={open.length === 0}
          onClick={() => pauseAll(open)}
        >
          {words.pauseQueue}
        </Button>
      )}
    </>
  )
}
