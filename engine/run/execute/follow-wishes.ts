/** Does what others ask of a run while this process works on it. */
import { ArtDagError } from '../../contract/errors.ts'
import type { RunId } from '../../contract/ids.ts'
import type { EngineParts } from '../parts.ts'
import type { RunWish } from './run-wishes.ts'
import type { ScheduleControls } from './schedule/schedule.ts'

/** One small read of the database each time. */
const LOOK_EVERY_MS = 200

export interface FollowedWishes {
  /** Aborted when the attempt is to be cancelled, also when that was asked before it was followed. */
  readonly signal: AbortSignal
  /** From now on, and at once, the schedule pauses, resumes and takes its place as it is asked. */
  attach(schedule: ScheduleControls): void
  close(): void
}

export function followWishes(
  runId: RunId,
  attempt: number,
  { wishes }: Pick<EngineParts, 'wishes'>,
): FollowedWishes {
  const cancelled = new AbortController()
  let schedule: ScheduleControls | undefined
  let last: RunWish | undefined
  const look = (): void => {
    const wish = wishes.of(runId, attempt)
    if (wish.isCancelled) cancelled.abort(new ArtDagError('CANCELLED', 'the run was cancelled'))
    if (schedule) obey(schedule, wish, last)
    last = wish
  }
  look()
  // Not unref'd: a paused run of which no task runs keeps its process too.
  const timer = setInterval(() => {
    try {
      look()
    } catch {
      // A database that is busy or full for a moment is looked at again.
    }
  }, LOOK_EVERY_MS)
  return {
    signal: cancelled.signal,
    attach(controls) {
      schedule = controls
      last = undefined
      look()
    },
    close: () => clearInterval(timer),
  }
}

function obey(schedule: ScheduleControls, wish: RunWish, last: RunWish | undefined): void {
  if (wish.priority !== (last?.priority ?? 0)) schedule.setPriority(wish.priority)
  if (wish.isPaused === (last?.isPaused ?? false)) return
  if (wish.isPaused) schedule.pause()
  else schedule.resume()
}
