/** Reading every file again and comparing it with its name: goes on until it is done or stopped. */
import { useEffect, useRef, useState } from 'react'
import type { ErrorReport } from '../../engine/contract/errors.ts'
import { useEngine } from '../connect/engine.tsx'
import { queries } from '../connect/queries.tsx'
import { reportOf } from '../connect/report-of.ts'

export interface BadFile {
  readonly cid: string
  readonly problem: string
  readonly repaired: boolean
}

export type Verifying =
  | { readonly state: 'idle' | 'stopped' }
  | { readonly state: 'running'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly state: 'done'; readonly checked: number; readonly bad: readonly BadFile[] }
  | { readonly state: 'failed'; readonly error: ErrorReport }

export interface Verify {
  readonly now: Verifying
  start(repair: boolean): void
  stop(): void
}

export function useVerify(): Verify {
  const { client } = useEngine()
  const [now, show] = useState<Verifying>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const work = async (repair: boolean, signal: AbortSignal): Promise<void> => {
    for await (const event of await client.content.verify({ repair }, { signal }))
      if (event.event === 'progress')
        show({ state: 'running', doneBytes: event.doneBytes, totalBytes: event.totalBytes })
      else show({ state: 'done', checked: event.checked, bad: event.bad })
    if (repair) await queries.invalidateQueries()
  }
  return {
    now,
    stop: () => running.current?.abort(),
    start(repair) {
      const own = new AbortController()
      running.current = own
      show({ state: 'running', doneBytes: 0, totalBytes: 0 })
      work(repair, own.signal).catch((error: unknown) =>
        show(own.signal.aborted ? { state: 'stopped' } : { state: 'failed', error: reportOf(error) }),
      )
    },
  }
}
