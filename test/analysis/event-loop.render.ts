/** While ten minutes of sound are analysed, this thread is free for everything else. */
import { expect, it } from 'vitest'
import { openEngine } from '../support/engine.ts'
import { analyse, makeDrum } from './kit.ts'

const LOOK_EVERY_MS = 5

/**
 * The longest that this thread worked between two looks, by its own processor time: what other programs take from it on a
 * busy machine is not counted.
 */
function watchThread() {
  let [longestMs, looks, before] = [0, 0, process.threadCpuUsage()]
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    before = process.threadCpuUsage()
    longestMs = Math.max(longestMs, (user + system) / 1000)
    looks += 1
  }, LOOK_EVERY_MS)
  return () => {
    clearInterval(timer)
    return { longestMs, looks }
  }
}

it('never works for 50 ms on end while it analyses ten minutes', async () => {
  const { client } = await openEngine()
  const song = await makeDrum(120, 600)
  for await (const _ of await client.content.import({ path: song, reference: true }));
  const end = watchThread()
  const report = await analyse(client, song)
  const { longestMs, looks } = end()
  expect(report.beats?.length).toBeGreaterThan(1100)
  expect(looks).toBeGreaterThan(100)
  expect(longestMs).toBeLessThan(50)
})

it('what the test sees of a thread that works on is that it works on', async () => {
  const end = watchThread()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const until = process.threadCpuUsage().user + 80_000
  while (process.threadCpuUsage().user < until);
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(end().longestMs).toBeGreaterThan(70)
})
