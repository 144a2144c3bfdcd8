/**
 * In a process that answers others, what it starts goes after its answers; on an otherwise idle machine that changes
 * nothing. Elsewhere children are equals: a render that somebody waits for must not starve beside other programs.
 */
import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** A third of an equal's share, where there is not enough for all: less, and a render could seem to stand still. */
const NICE = 5
/** The system takes one change in a tenth of a second from those who are not root. */
const AGAIN_MS = 150
const MAX_TIMES = 10

let isAsked = false

/** From now on, for all that this process starts. */
export function letChildrenGoAfterUs(): void {
  isAsked = true
}

/** To be called at once: threads get it from the thread that starts them. A process that we may not slow goes on as it is. */
export function goAfterUs(child: ChildProcess): void {
  if (!isAsked || child.pid === undefined) return
  ignoringErrors(() => setPriority(child.pid as number, NICE))
  if (process.platform === 'linux') slowGroup(child, MAX_TIMES)
}

/** Linux shares processors among sessions first; within one only, a priority of its own counts. Ours are sessions of their own. */
function slowGroup(child: ChildProcess, times: number): void {
  const error = ignoringErrors(() => writeFileSync(`/proc/${child.pid}/autogroup`, `${NICE}`))
  if (error?.code !== 'EAGAIN' || times === 0) return
  const again = (): void => {
    if (child.exitCode === null && child.signalCode === null) slowGroup(child, times - 1)
  }
  setTimeout(again, AGAIN_MS).unref()
}

function ignoringErrors(work: () => void): NodeJS.ErrnoException | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return error as NodeJS.ErrnoException
  }
}
