/** Files on their way into the store: a few at a time, whatever page is looked at meanwhile. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorReport } from '../../../engine/contract/errors.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import type { ImportOptions } from '../../connect/engine.tsx'
import { reportOf } from '../../connect/report-of.ts'

export interface ImportJob {
  readonly id: number
  readonly name: string
  readonly sizeBytes: number
  readonly doneBytes: number
  readonly state: 'waiting' | 'sending' | 'done' | 'failed' | 'cancelled'
  /** Once it is done. `isNew`: it was not here before. */
  readonly cid?: Cid
  readonly isNew?: boolean
  /** Once it failed. */
  readonly error?: ErrorReport
}

export type SendFile = (
  file: File,
  options: ImportOptions,
) => Promise<{ readonly cid: Cid; readonly isNew: boolean }>

export interface ImportQueue {
  readonly jobs: StoreApi<readonly ImportJob[]>
  /** When all of these have ended: those that came in, in their order. */
  add(files: readonly File[], send: SendFile): Promise<readonly Cid[]>
  cancel(id: number): void
  cancelAll(): void
  /** A failed or cancelled one again. */
  retry(id: number): void
  /** Forgets all that have ended. */
  clear(): void
}

const AT_ONCE = 2

interface Work {
  readonly file: File
  readonly send: SendFile
  readonly abort: AbortController
  readonly settle: () => void
}

export function createImportQueue(): ImportQueue {
  const jobs = createStore<readonly ImportJob[]>(() => [])
  const works = new Map<number, Work>()
  let lastId = 0

  const change = (id: number, changes: Partial<ImportJob>): void =>
    jobs.setState((all) => all.map((job) => (job.id === id ? { ...job, ...changes } : job)), true)
  const isOpen = ({ state }: ImportJob): boolean => state === 'waiting' || state === 'sending'

  const begin = async (id: number): Promise<void> => {
    const { file, send, abort, settle } = works.get(id) as Work
    change(id, { state: 'sending', doneBytes: 0 })
    const onProgress = (doneBytes: number): void => change(id, { doneBytes })
    try {
      const { cid, isNew } = await send(file, { signal: abort.signal, onProgress })
      change(id, { state: 'done', doneBytes: file.size, cid, isNew })
    } catch (error) {
      const report = reportOf(error)
      change(id, report.code === 'CANCELLED' ? { state: 'cancelled' } : { state: 'failed', error: report })
    }
    settle()
    next()
  }
  const next = (): void => {
    const all = jobs.getState()
    const free = AT_ONCE - all.filter(({ state }) => state === 'sending').length
    for (const { id } of all.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free)))
      void begin(id)
  }
  const put = (id: number, file: File, send: SendFile): Promise<void> =>
    new Promise((settle) => works.set(id, { file, send, settle, abort: new AbortController() }))

  return {
    jobs,
    async add(files, send) {
      const added = files.map((file) => ({ id: ++lastId, file }))
      const ends = added.map(({ id, file }) => put(id, file, send))
      const rows = added.map(({ id, file: { name, size } }) => newJob(id, name, size))
      jobs.setState((all) => [...all, ...rows], true)
      next()
      await Promise.all(ends)
      const ids = new Set(added.map(({ id }) => id))
      return jobs.getState().flatMap(({ id, cid }) => (ids.has(id) && cid ? [cid] : []))
    },
    cancel(id) {
      const job = jobs.getState().find((each) => each.id === id)
      if (job?.state === 'waiting') {
        change(id, { state: 'cancelled' })
        works.get(id)?.settle()
      } else works.get(id)?.abort.abort()
    },
    cancelAll() {
      // From the end, so that none that waits begins when those before it make room.
      for (const { id } of jobs.getState().filter(isOpen).toReversed()) this.cancel(id)
    },
    retry(id) {
      const work = works.get(id)
      if (!work) return
      void put(id, work.file, work.send)
      jobs.setState(
        (all) => all.map((job) => (job.id === id ? newJob(id, job.name, job.sizeBytes) : job)),
        true,
      )
      next()
    },
    clear: () => jobs.setState((all) => all.filter(isOpen), true),
  }
}

const newJob = (id: number, name: string, sizeBytes: number): ImportJob => ({
  ...{ id, name, sizeBytes },
  doneBytes: 0,
  state: 'waiting',
})

export interface ImportSum {
  readonly all: number
  readonly ended: number
  readonly done: number
  readonly failed: number
  readonly isRunning: boolean
  /** 0 to 1, by bytes. */
  readonly fraction: number
}

/** All of them as one; those that were cancelled count for nothing. */
export function sumOf(jobs: readonly ImportJob[]): ImportSum {
  const counted = jobs.filter(({ state }) => state !== 'cancelled')
  const count = (state: ImportJob['state']): number => counted.filter((job) => job.state === state).length
  const [done, failed] = [count('done'), count('failed')]
  const total = counted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const sent = counted.reduce(
    (sum, { state, doneBytes, sizeBytes }) => sum + (state === 'failed' ? sizeBytes : doneBytes),
    0,
  )
  const ended = done + failed
  return {
    ...{ all: counted.length, ended, done, failed },
    isRunning: ended < counted.length,
    fraction: total === 0 ? 1 : Math.min(1, sent / total),
  }
}
