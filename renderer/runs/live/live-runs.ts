/** Runs that are followed now: one stream each, however many places show it. */

import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { watchRun } from '../../../engine/client/watch-run.ts'
import type { ErrorReport } from '../../../engine/contract/errors.ts'
import type { RunEvent } from '../../../engine/contract/events.ts'
import { reportOf } from '../../connect/report-of.ts'
import { foldEvents, type LiveRun, NOTHING_YET } from './fold-events.ts'

/** However fast events come, people see this often what became of them. */
const SHOW_EVERY_MS = 120

export interface Followed {
  readonly live: LiveRun
  /** The engine went away, or the run did. */
  readonly problem?: ErrorReport
}

export const UNKNOWN: Followed = { live: NOTHING_YET }

export interface FollowOptions {
  readonly client: EngineClient
  readonly runId: string
  /** Called at its beginning and at its end, so that lists need not wait for their next look. */
  readonly onTurn: () => void
}

/** Ends with its last listener. */
export class FollowedRun {
  #followed = UNKNOWN
  readonly #options: FollowOptions
  readonly #listeners = new Set<() => void>()
  #stop: AbortController | undefined

  constructor(options: FollowOptions) {
    this.#options = options
  }

  readonly now = (): Followed => this.#followed

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (!this.#stop) this.#begin()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.abort()
      this.#stop = undefined
    }
  }

  #begin(): void {
    const stop = new AbortController()
    this.#stop = stop
    void this.#follow(stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) this.#show({ ...this.#followed, problem: reportOf(error) })
    })
  }

  /** What is told again changes nothing, so that following anew needs no memory of where it stopped. */
  async #follow(signal: AbortSignal): Promise<void> {
    const news: RunEvent[] = []
    const show = (): void => {
      const fresh = news.splice(0)
      if (fresh.length > 0) this.#show({ live: foldEvents(this.#followed.live, fresh) })
    }
    const timer = setInterval(show, SHOW_EVERY_MS)
    try {
      for await (const event of watchRun(this.#options.client, this.#options.runId, signal)) {
        news.push(event)
        if (event.event === 'run-started' || event.event === 'run-finished') this.#options.onTurn()
      }
    } finally {
      clearInterval(timer)
      if (!signal.aborted) show()
    }
  }

  #show(followed: Followed): void {
    this.#followed = followed
    for (const listener of this.#listeners) listener()
  }
}
