/** The analysing thread: everything reaches it in order, it is never flooded, and whatever becomes of it there is an answer. */
import { expect, it } from 'vitest'
import { analyseInThread } from '../../engine/analysis/worker/analyse-in-thread.ts'
import { ArtDagError } from '../../engine/contract/errors.ts'
import { fileOf } from '../plan/kit.ts'
import { counting, threadOf } from './thread-kit.ts'

const SOUND = { part: 'audio', source: fileOf('a song').cid } as const
const MB = 1 << 20

const codeOf = (error: unknown): unknown => (error instanceof ArtDagError ? error.code : error)
const failureOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'no failure', codeOf)

it('gets every byte in order; of a last sample that is not whole, nothing', async () => {
  const threadFile = await threadOf(
    `seen.push(...new Uint8Array(block, 0, bytes)); give(block)`,
    `const wrong = seen.findIndex((value, i) => value !== i % 251)
     parentPort.postMessage({ type: 'done', document: { length: seen.length, wrong } })`,
  )
  const { decode } = counting(MB + 13)
  const answer = await analyseInThread(SOUND, decode, { durationSec: 1, threadFile })
  expect(answer).toEqual({ length: MB + 8, wrong: -1 })
})

it('is fed only as fast as it takes: never more than a few megabytes wait', async () => {
  const threadFile = await threadOf(
    `seen.push(block); if (seen.length === 1) setTimeout(() => { for (const one of seen.splice(0)) give(one) }, 700)`,
    `parentPort.postMessage({ type: 'done', document: {} })`,
  )
  const { decode, state } = counting(3 * MB)
  const analysing = analyseInThread(SOUND, decode, { durationSec: 1, threadFile })
  await expect.poll(() => state.written).toBeGreaterThan(MB)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(state.written).toBeLessThan(2 * MB)
  expect(await analysing).toEqual({})
  expect(state.written).toBe(3 * MB)
})

it.each([
  ['throws', `throw new Error('no such number')`, 'TASK_FAILED'],
  ['ends by itself', 'process.exit(0)', 'TASK_FAILED'],
  [
    'takes too much memory',
    `const all = []; for (;;) all.push(Array.from({ length: 1e6 }, () => ({})))`,
    'TASK_FAILED',
  ],
  ['is busy for ever', 'for (;;);', 'TIMED_OUT'],
  ['waits for ever', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', 'TIMED_OUT'],
  ['gives no blocks back', '', 'TIMED_OUT'],
])('a thread that %s ends decoding, with an error that says so', async (_what, onBlock, code) => {
  const { decode, state } = counting(100 * MB)
  const threadFile = await threadOf(onBlock)
  const patienceSec = code === 'TIMED_OUT' ? 0.3 : 30
  const failure = await failureOf(analyseInThread(SOUND, decode, { durationSec: 1, threadFile, patienceSec }))
  expect(failure).toBe(code)
  await expect.poll(() => state.isDone || state.written).not.toBe(100 * MB)
})

it('a thread that never answers at the end is given up as well', async () => {
  const threadFile = await threadOf('give(block)', 'for (;;);')
  const { decode } = counting(1000)
  const options = { durationSec: 1, threadFile, patienceSec: 0.3 }
  expect(await failureOf(analyseInThread(SOUND, decode, options))).toBe('TIMED_OUT')
})

it('is ended at once when nobody wants the answer any more, while it decodes or at the end', async () => {
  const threadFile = await threadOf('give(block)', 'for (;;);')
  for (const bytes of [1e12, 1000]) {
    const { decode, state } = counting(bytes)
    const stop = new AbortController()
    const options = { durationSec: 1, threadFile, signal: stop.signal }
    const analysing = failureOf(analyseInThread(SOUND, decode, options))
    await expect.poll(() => state.written).toBeGreaterThan(500)
    stop.abort(new Error('changed my mind'))
    expect(await analysing).toBe('CANCELLED')
    await expect.poll(() => state.isDone).toBe(true)
  }
})

it('is not started for somebody who has left before', async () => {
  const { decode, state } = counting(1000)
  const signal = AbortSignal.abort()
  expect(await failureOf(analyseInThread(SOUND, decode, { durationSec: 1, signal }))).toBe('CANCELLED')
  expect(state.written).toBe(0)
})

it('what decoding throws comes out', async () => {
  const decode = () => Promise.reject(new ArtDagError('MEDIA_UNREADABLE', 'noise'))
  expect(await failureOf(analyseInThread(SOUND, decode, { durationSec: 1 }))).toBe('MEDIA_UNREADABLE')
})
