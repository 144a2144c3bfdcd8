/** What was done today, and what the cache has spared. */
import { Pill } from '../design/pill.tsx'
import { duration } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { countToday } from './list/group-runs.ts'
import type { ListedRuns } from './list/use-listed-runs.ts'
import { useStats } from './queries.ts'

const words = text.runs

export function RunCounts({ runs: { running, queue, done, hasMore } }: { readonly runs: ListedRuns }) {
  const { data: stats } = useStats()
  const today = countToday([...running, ...queue, ...done], new Date())
  // Where today fills all pages that are loaded, there may be more of it.
  const isAll = !hasMore || today < running.length + queue.length + done.length
  return (
    <>
      {today > 0 ? <Pill>{words.today(isAll ? String(today) : `${today}+`)}</Pill> : null}
      {stats && stats.savedSec >= 1 ? <Pill tone="ok">{words.saved(duration(stats.savedSec))}</Pill> : null}
    </>
  )
}
