/** Reading in a thread: no text blocks the caller, hangs it, or ends it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text as allOf } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { createRecipeReader, type RecipeReader } from '../../engine/recipe/read/read-in-worker.ts'
import { BOMBS, longChain, manyMisspelledReferences } from './bombs.ts'

const reader = createRecipeReader()
const COMMAS = BOMBS['commas in a list'] ?? ''
afterAll(() => reader.close())

/** What the reader promises, and some for the machine to wake up; a test has more. */
const LATEST_MS = 17_000
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

/**
 * A process that reads until its thread has used more than the limit, reads once more, and is stopped for longer than
 * the limit meanwhile: to it, a machine that is busy with other work.
 */
async function readWhileStopped(readMs: number) {
  const engine = path.join(import.meta.dirname, '../../engine/recipe/read/read-in-worker.ts')
  const script = `
    import { createRecipeReader } from '${engine}'
    const reader = createRecipeReader({ readMs: ${readMs} })
    const text = ${JSON.stringify(longChain(500))}
    const usedMs = () => (process.cpuUsage().user - process.threadCpuUsage().user) / 1000
    while (usedMs() < ${readMs * 1.5}) await reader.read(text, 'before.yaml')
    const before = performance.now()
    const reading = reader.read(text, 'stopped.yaml')
    process.stderr.write('stops')
    process.kill(process.pid, 'SIGSTOP')
    const answer = await reading.catch((error) => error)
    console.log(JSON.stringify({ steps: answer.recipe?.steps.length, code: answer.code, tookMs: performance.now() - before }))`
  const child = spawn(process.execPath, ['-e', script])
  const [output, errors] = [allOf(child.stdout), allOf(child.stderr)]
  await once(child.stderr, 'data')
  // Again and again, for one that came before the stop would be lost.
  const goOn = setInterval(() => child.kill('SIGCONT'), readMs * 1.5)
  await once(child, 'exit')
  clearInterval(goOn)
  expect(await errors).toBe('stops')
  return JSON.parse(await output)
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
        value.code === 'RECIPE_INVALID' || value.code === 'BUSY' || (value.issues?.length ?? 0) > 0,
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

  test('ends a read that uses up its processor time, and reads on', async () => {
    const strict = createRecipeReader({ readMs: 300 })
    const before = process.cpuUsage()
    await expect(strict.read(COMMAS, 'slow.yaml')).rejects.toMatchObject({
      code: 'RECIPE_INVALID',
      message: expect.stringContaining('slow.yaml takes too long'),
    })
    const { user, system } = process.cpuUsage(before)
    // All threads of the process: some for V8's helpers. The whole text takes two seconds and more.
    expect((user + system) / 1000).toBeLessThan(1200)
    const { recipe } = await strict.read(longChain(2), 'next.yaml')
    expect(recipe?.steps).toHaveLength(2)
    await strict.close()
  })

  test('counts the processor time of the read, neither the clock nor what the thread used before', async () => {
    const readMs = 1000
    const { steps, code, tookMs } = await readWhileStopped(readMs)
    expect({ steps, code }).toEqual({ steps: 500, code: undefined })
    expect(tookMs).toBeGreaterThan(readMs)
  }, 60_000)

  test('answers every one of many reads at once', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => longChain(index + 1))
    const results = await Promise.all(texts.map((text) => reader.read(text, 'one-of-many.yaml')))
    expect(results.map((result) => result.recipe?.steps.length)).toEqual(texts.map((_, index) => index + 1))
  })

  test('says it is busy when the answer is due, to the read under way and to those that wait', async () => {
    const hurried = createRecipeReader({ answerMs: 300 })
    const before = performance.now()
    const reads = Array.from({ length: 60 }, () => hurried.read(COMMAS, 'queue.yaml'))
    for (const answer of await Promise.allSettled(reads))
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'BUSY' } })
    expect(performance.now() - before).toBeLessThan(2000)
    await hurried.close()
  })

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
