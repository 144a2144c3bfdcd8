/** The queue of imports, with files that arrive when the test says so. */
import { beforeEach, describe, expect, it } from 'vitest'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import {
  createImportQueue,
  type ImportQueue,
  type SendFile,
  sumOf,
} from '../../../renderer/library/imports/import-queue.ts'
import { cidOf } from './items.ts'

interface Sending {
  readonly arrive: (isNew?: boolean) => Promise<void>
  readonly fail: (error: unknown) => Promise<void>
  readonly progress: (doneBytes: number) => void
}

let queue: ImportQueue
let sendings: Map<string, Sending>
beforeEach(() => {
  queue = createImportQueue()
  sendings = new Map()
})

/** Like the real one: ends with CANCELLED when it is aborted. */
const send: SendFile = (file, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const settled = (act: () => void) => async () => {
      act()
      await turn()
    }
    signal.addEventListener('abort', () => reject(new ArtDagError('CANCELLED', 'stopped')))
    sendings.set(file.name, {
      arrive: async (isNew = true) => settled(() => resolve({ cid: cidOf(file.name), isNew }))(),
      fail: (error) => settled(() => reject(error))(),
      progress: onProgress,
    })
  })

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const file = (name: string, size = 10): File => new File([new Uint8Array(size)], name)
const add = (...names: string[]): Promise<readonly Cid[]> =>
  queue.add(
    names.map((name) => file(name)),
    send,
  )
const states = (): Record<string, string> =>
  Object.fromEntries(queue.jobs.getState().map(({ name, state }) => [name, state]))
const idOf = (name: string): number => queue.jobs.getState().find((job) => job.name === name)?.id ?? 0
const sending = (name: string): Sending => sendings.get(name) as Sending

describe('the queue of imports', () => {
  it('sends two at a time, in order', async () => {
    void add('a', 'b', 'c', 'd')
    expect([...sendings.keys()]).toEqual(['a', 'b'])
    await sending('b').arrive()
    expect([...sendings.keys()]).toEqual(['a', 'b', 'c'])
    expect(states()).toEqual({ a: 'sending', b: 'done', c: 'sending', d: 'waiting' })
  })

  it('sends no more than two when more are added later', async () => {
    void add('a')
    void add('b', 'c')
    expect([...sendings.keys()]).toEqual(['a', 'b'])
  })

  it('tells who added them when all have ended, with what came in', async () => {
    const added = add('a', 'b', 'c')
    await sending('a').arrive()
    await sending('b').fail(new ArtDagError('MEDIA_UNREADABLE', 'no media'))
    await sending('c').arrive(false)
    expect(await added).toEqual([cidOf('a'), cidOf('c')])
    expect(queue.jobs.getState().map(({ isNew }) => isNew)).toEqual([true, undefined, false])
  })

  it('keeps what was wrong with a file, and tries it again', async () => {
    const added = add('a')
    await sending('a').fail(new ArtDagError('MEDIA_UNREADABLE', 'no media', { hint: 'convert it' }))
    expect(queue.jobs.getState()[0]).toMatchObject({ error: { message: 'no media', hint: 'convert it' } })
    expect(await added).toEqual([])
    queue.retry(idOf('a'))
    await sending('a').arrive()
    expect(states()).toEqual({ a: 'done' })
    expect(queue.jobs.getState()[0]?.error).toBeUndefined()
  })

  it('cancels what is on its way and what waits, and goes on with the others', async () => {
    const added = add('a', 'b', 'c', 'd')
    queue.cancel(idOf('c'))
    queue.cancel(idOf('a'))
    await turn()
    expect(states()).toEqual({ a: 'cancelled', b: 'sending', c: 'cancelled', d: 'sending' })
    await sending('b').arrive()
    await sending('d').arrive()
    expect(await added).toEqual([cidOf('b'), cidOf('d')])
  })

  it('begins nothing new when all is cancelled', async () => {
    const added = add('a', 'b', 'c', 'd')
    queue.cancelAll()
    expect(await added).toEqual([])
    expect([...sendings.keys()]).toEqual(['a', 'b'])
  })

  it('forgets what has ended, and nothing else', async () => {
    void add('a', 'b')
    await sending('a').arrive()
    queue.clear()
    expect(states()).toEqual({ b: 'sending' })
  })
})

describe('the sum of imports', () => {
  it('goes by bytes, without what was cancelled', async () => {
    void queue.add([file('small', 10), file('large', 90), file('gone', 900)], send)
    queue.cancel(idOf('gone'))
    sending('large').progress(45)
    await sending('small').arrive()
    expect(sumOf(queue.jobs.getState())).toEqual({
      ...{ all: 2, ended: 1, done: 1, failed: 0 },
      isRunning: true,
      fraction: 0.55,
    })
  })

  it('is whole when all have ended, however they did', async () => {
    void queue.add([file('empty', 0), file('bad', 50)], send)
    await sending('empty').arrive()
    await sending('bad').fail(new Error('away'))
    expect(sumOf(queue.jobs.getState())).toMatchObject({ failed: 1, isRunning: false, fraction: 1 })
  })
})
