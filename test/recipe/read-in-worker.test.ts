/** Reading in a thread: no text blocks the caller, hangs it, or ends it. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, describe, expect, test } from 'vitest'
import { createRecipeReader, type RecipeReader } from '../../engine/recipe/read/read-in-worker.ts'
import { BOMBS, longChain, manyMisspelledReferences } from './bombs.ts'

const reader = createRecipeReader()
afterAll(() => reader.close())

/** Milliseconds until the answer, and the longest time the event loop stood still meanwhile. */
async function timed(under: RecipeReader, text: string) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const before = performance.now()
  const answer = await under.read(text, 'bomb.yaml').catch((error: unknown) => error)
  const tookMs = performance.now() - before
  await new Promise((resolve) => setTimeout(resolve, 5))
  delay.disable()
  return { answer, tookMs, blockedMs: delay.max / 1e6 }
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
    expect(tookMs).toBeLessThan(2500)
    expect(blockedMs).toBeLessThan(100)
  })

  test('answers many misspelled references in time without blocking', async () => {
    const { tookMs, blockedMs } = await timed(reader, manyMisspelledReferences())
    expect(tookMs).toBeLessThan(2500)
    expect(blockedMs).toBeLessThan(100)
  })

  test('hands over the largest recipe without blocking', async () => {
    const { answer, blockedMs } = await timed(reader, longChain(2000))
    expect(answer).toMatchObject({ issues: [], recipe: { output: 'step_1999' } })
    expect(blockedMs).toBeLessThan(100)
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
