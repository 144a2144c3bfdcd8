/** Reading in a thread: no text blocks the caller, hangs it, or ends it. */
import { afterAll, describe, expect, test } from 'vitest'
import { createRecipeReader, type RecipeReader } from '../../engine/recipe/read/read-in-worker.ts'
import { BOMBS, longChain, manyMisspelledReferences } from './bombs.ts'

const reader = createRecipeReader()
afterAll(() => reader.close())

/** A machine that does other things answers later; the deadline itself is the reader's own clock. */
const LATEST_MS = 10_000
/** Work of one turn of the event loop, in processor time of this thread, so that a busy machine is not mistaken for work. */
const LONGEST_TURN_MS = 100

/** Milliseconds until the answer, and the longest turn of the event loop meanwhile. */
async function timed(under: RecipeReader, text: string) {
  let longestMs = 0
  let last = process.threadCpuUsage()
  const look = () => {
    const now = process.threadCpuUsage()
    longestMs = Math.max(longestMs, (now.user + now.system - last.user - last.system) / 1000)
    last = now
  }
  const timer = setInterval(look, 1)
  const before = performance.now()
  const answer = await under.read(text, 'bomb.yaml').catch((error: unknown) => error)
  const tookMs = performance.now() - before
  look()
  clearInterval(timer)
  return { answer, tookMs, blockedMs: longestMs }
}

describe('a reader', () => {
  test('reads a recipe as readRecipe does', async () => {
    const { recipe, issues, places } = await reader.read(longChain(3), 'chain.yaml')
    expect(issues).toEqual([])
    expect(recipe?.steps.map((step) => step.id)).toEqual(['step_0', 'step_1', 'step_2'])
    expect(places.get('steps.step_1.config.brightness')?.value).toMatchObject({ line: 12, column: 26 })
  })

  test.each(Object.entries(BOMBS))('answers %s in time without blocking', async (_name, text) => {
    const { answer, tookMs, blockedMs } = await timed(reader, text)
    expect(answer).toSatisfy(
      (value: { code?: string; issues?: unknown[] }) =>
        value.code === 'RECIPE_INVALID' || (value.issues?.length ?? 0) > 0,
    )
    expect(tookMs).toBeLessThan(LATEST_MS)
    expect(blockedMs).toBeLessThan(LONGEST_TURN_MS)
  })

  test('answers many misspelled references in time without blocking', async () => {
    const { tookMs, blockedMs } = await timed(reader, manyMisspelledReferences())
    expect(tookMs).toBeLessThan(LATEST_MS)
    expect(blockedMs).toBeLessThan(LONGEST_TURN_MS)
  })

  test('hands over the largest recipe without blocking', async () => {
    const { answer, blockedMs } = await timed(reader, longChain(2000))
    expect(answer).toMatchObject({ issues: [], recipe: { output: 'step_1999' } })
    expect(blockedMs).toBeLessThan(LONGEST_TURN_MS)
  })

  test('reads on after a text that took too long', async () => {
    const slow = createRecipeReader({ readLimitMs: 1 })
    const error = await slow.read(longChain(2000), 'slow.yaml').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'RECIPE_INVALID',
      message: expect.stringContaining('slow.yaml takes too long'),
    })
    await slow.close()
    const { recipe } = await reader.read(longChain(2), 'next.yaml')
    expect(recipe?.steps).toHaveLength(2)
  })

  test('answers every one of many reads at once', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => longChain(index + 1))
    const results = await Promise.all(texts.map((text) => reader.read(text, 'one-of-many.yaml')))
    expect(results.map((result) => result.recipe?.steps.length)).toEqual(texts.map((_, index) => index + 1))
  })

  test('says it is busy when others take all the time', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, () => reader.read(BOMBS['commas in a list'] ?? '', 'queue.yaml')),
    )
    const codes = answers.map((answer) =>
      answer.status === 'rejected' ? (answer.reason as { code: string }).code : 'read',
    )
    expect(codes.at(-1)).toBe('BUSY')
  }, 20_000)

  test('fails the reads under way when it is closed, and those after', async () => {
    const closing = createRecipeReader()
    const underWay = closing.read(longChain(2000), 'a.yaml')
    const waiting = closing.read(longChain(1), 'b.yaml')
    const closed = closing.close()
    await expect(underWay).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
    await closed
    await expect(closing.read('name: x', 'c.yaml')).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
