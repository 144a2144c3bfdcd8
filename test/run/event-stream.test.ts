/** Work that reports by calling back, read as an iterator. */
import { describe, expect, it } from 'vitest'
import { streamEvents } from '../../engine/run/handlers/event-stream.ts'

/** Work that goes on until it is told to stop, and says so. */
function endlessWork() {
  const seen = { isAborted: false, hasEnded: false }
  const stream = (signal?: AbortSignal) =>
    streamEvents<number>(async (emit, stop) => {
      emit(1)
      emit(2)
      await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()))
      seen.isAborted = true
      await Promise.resolve()
      seen.hasEnded = true
    }, signal)
  return { seen, stream }
}

describe('a stream of events', () => {
  it('gives every item in order, also those reported while nobody was looking', async () => {
    const items: number[] = []
    const stream = streamEvents<number>(async (emit) => {
      emit(1)
      emit(2)
      await new Promise((resolve) => setImmediate(resolve))
      emit(3)
    })
    for await (const item of stream) items.push(item)
    expect(items).toEqual([1, 2, 3])
  })

  it('begins the work only when it is read', async () => {
    let hasBegun = false
    const stream = streamEvents(async () => {
      hasBegun = true
    })
    await Promise.resolve()
    expect(hasBegun).toBe(false)
    await stream.next()
    expect(hasBegun).toBe(true)
  })

  it('hands the error of the work to who reads, after what was reported before it', async () => {
    const items: number[] = []
    const stream = streamEvents<number>(async (emit) => {
      emit(1)
      throw new Error('broken')
    })
    const reading = async () => {
      for await (const item of stream) items.push(item)
    }
    await expect(reading()).rejects.toThrow('broken')
    expect(items).toEqual([1])
  })

  it('left early aborts the work and waits for its end', async () => {
    const { seen, stream } = endlessWork()
    for await (const item of stream()) if (item === 2) break
    expect(seen).toEqual({ isAborted: true, hasEnded: true })
  })

  it('aborted from outside ends when the work has ended', async () => {
    const { seen, stream } = endlessWork()
    const abort = new AbortController()
    for await (const item of stream(abort.signal)) if (item === 2) setImmediate(() => abort.abort())
    expect(seen.hasEnded).toBe(true)
  })

  it('that ended leaves the signal of the work alone', async () => {
    let signal: AbortSignal | undefined
    const stream = streamEvents<number>(async (emit, stop) => {
      signal = stop
      emit(1)
    })
    for await (const _ of stream);
    expect(signal?.aborted).toBe(false)
  })
})
