/** Tasks of two processes on one data folder, and tasks that take their engine down. */
import { describe, expect, it } from 'vitest'
import { finished, newHome, openEngine } from '../support/engine.ts'
import { collect, killableRequest, processesLeft, startEngine, tasksStarted } from './kill-kit.ts'

/** Eight tasks each time. */
const ROUNDS = process.env.ARTDAG_ACCEPTANCE === '1' ? 25 : 3

describe('two processes that render two runs with the same steps', () => {
  it(`do none of ${ROUNDS * 8} tasks twice`, async () => {
    const requests = [await killableRequest(), await killableRequest({ profile: 'draft' })]
    let done = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const home = await newHome()
      const children = requests.map((request) => startEngine('start', home, request))
      expect(await Promise.all(children.map(({ ended }) => ended))).toEqual(
        children.map(() => ({ code: 0, stderr: '' })),
      )
      expect(children.map(({ events }) => finished(events).state)).toEqual(['finished', 'finished'])
      const started = children.flatMap(({ events }) => tasksStarted(events))
      expect(started.filter((task, index) => started.indexOf(task) !== index)).toEqual([])
      expect(started).toHaveLength(8)
      done += started.length
    }
    console.log(`${done} tasks of two processes, none done twice`)
  })
})

describe('a task whose engine dies three times in the middle of it', () => {
  it('is not begun a fourth time, until it is asked for anew', async () => {
    const home = await newHome()
    const request = await killableRequest()
    for (let times = 0; times < 3; times += 1) {
      const child = startEngine('start', home, request)
      await child.saw('task-started')
      child.process.kill('SIGKILL')
      await child.ended
      expect(await processesLeft(home, 2000)).toEqual([])
    }
    const engine = await openEngine({ home })
    const events = await collect(await engine.client.runs.start(request))
    expect(finished(events)).toMatchObject({
      state: 'failed',
      error: { code: 'TASK_PARKED', hint: expect.stringContaining('--fresh') },
    })
    const again = await collect(await engine.client.runs.start({ ...request, fresh: true }))
    expect(finished(again).state).toBe('finished')
  })
})
