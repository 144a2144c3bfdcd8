/** Saving: soon, at the latest in under a second, again and again while the engine is away, and never an old text last. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { createAutosave } from '../../../renderer/editor/document/autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An engine that is told what to answer, save by save. */
function engine() {
  const saved: string[] = []
  const waiting: PromiseWithResolvers<void>[] = []
  const save = (text: string): Promise<void> => {
    saved.push(text)
    waiting.push(Promise.withResolvers<void>())
    return (waiting.at(-1) as PromiseWithResolvers<void>).promise
  }
  return {
    ...{ saved, save },
    async answer(error?: ArtDagError) {
      const next = waiting.shift()
      if (error) next?.reject(error)
      else next?.resolve()
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}
const away = new ArtDagError('SERVER_UNREACHABLE', 'away')

describe('saving a text', () => {
  it('waits for a pause in the typing', async () => {
    const { saved, save } = engine()
    const autosave = createAutosave({ save, text: '' })
    for (const text of ['a', 'ab', 'abc']) {
      autosave.take(text)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(saved).toEqual(['abc'])
  })

  it('waits no longer than 0.8 s while there is no pause', async () => {
    const { saved, save } = engine()
    const autosave = createAutosave({ save, text: '' })
    for (let ms = 0; ms < 800; ms += 100) {
      autosave.take(`typed for ${ms} ms`)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saved).toHaveLength(1)
  })

  it('is not put off by keys that come faster than timers do', () => {
    const { saved, save } = engine()
    const autosave = createAutosave({ save, text: '' })
    autosave.take('one')
    vi.setSystemTime(Date.now() + 750)
    autosave.take('two')
    expect(saved).toEqual(['two'])
  })

  it('saves what was typed while it saved, after that', async () => {
    const { saved, save, answer } = engine()
    const autosave = createAutosave({ save, text: '' })
    autosave.take('one')
    await vi.advanceTimersByTimeAsync(300)
    autosave.take('two')
    await vi.advanceTimersByTimeAsync(1000)
    expect(saved).toEqual(['one'])
    await answer()
    await vi.advanceTimersByTimeAsync(300)
    await answer()
    expect(saved).toEqual(['one', 'two'])
    expect(autosave.store.getState()).toMatchObject({ kind: 'saved', savedText: 'two' })
  })

  it('says that the engine is away, and tries until it is there', async () => {
    const { saved, save, answer } = engine()
    const autosave = createAutosave({ save, text: '' })
    autosave.take('one')
    await vi.advanceTimersByTimeAsync(300)
    await answer(away)
    expect(autosave.store.getState().kind).toBe('away')
    autosave.take('two')
    await vi.advanceTimersByTimeAsync(1000)
    expect(autosave.store.getState().kind).toBe('away')
    await answer()
    expect(saved).toEqual(['one', 'two'])
    expect(autosave.store.getState().kind).toBe('saved')
  })

  it('says why the engine refused, and tries again only with another text', async () => {
    const { saved, save, answer } = engine()
    const autosave = createAutosave({ save, text: '' })
    autosave.take('one')
    await vi.advanceTimersByTimeAsync(300)
    await answer(new ArtDagError('USAGE', 'that is no name'))
    expect(autosave.store.getState()).toMatchObject({ kind: 'refused', why: 'that is no name' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saved).toEqual(['one'])
    autosave.take('two')
    await vi.advanceTimersByTimeAsync(300)
    expect(saved).toEqual(['one', 'two'])
  })

  it('saves at once when it is asked to', async () => {
    const { saved, save, answer } = engine()
    const autosave = createAutosave({ save, text: '' })
    autosave.take('one')
    const flushed = autosave.flush()
    await answer()
    await flushed
    expect(saved).toEqual(['one'])
  })

  it('saves nothing when the text is what it was', async () => {
    const { saved, save } = engine()
    const autosave = createAutosave({ save, text: 'one' })
    autosave.take('two')
    autosave.take('one')
    await vi.advanceTimersByTimeAsync(2000)
    expect(saved).toEqual([])
    expect(autosave.store.getState().kind).toBe('saved')
  })
})
