/** What is started at once where hardware encodes: one session at a time for each job, as the pool of sessions counts them. */
import { describe, expect, it } from 'vitest'
import { HardwareEncoder } from '../../engine/contract/schemas.ts'
import { withHardware } from '../../engine/media/encoders/hardware.ts'
import { type Profile, profileNamed } from '../../engine/media/profiles.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { type Job, makeJobs } from '../../engine/run/execute/jobs.ts'
import { factsOf, fileOf, planOf, recipeOf, step } from '../plan/kit.ts'

const mp4 = profileNamed('mp4') as Profile
const CUTS = 20

function planWith(profile: Profile, cuts: number): Plan {
  const facts = factsOf({ frames: 4000, endSec: 160 })
  const steps = Array.from({ length: cuts }, (_, index) =>
    step(`s${index}`, 'SEGMENT', ['a'], { config: { offset: index * 2, duration: 1 } }),
  )
  const names = steps.map(({ id }) => id)
  const recipe = recipeOf([...steps, step('all', 'SEQUENCE', names)])
  return planOf(recipe, { files: { a: fileOf('a', facts) } }, { profileFor: () => profile })
}

const needsOf = (jobs: readonly Job[], kind: string): readonly Job['needs'][] =>
  jobs.filter(({ tasks }) => tasks[0]?.kind === kind).map(({ needs }) => needs)

describe('jobs', () => {
  it('of hardware open one session each, and none to join', () => {
    const jobs = makeJobs(planWith(withHardware(mp4, 'nvenc'), CUTS).tasks, 4)
    expect(needsOf(jobs, 'piece')).toEqual(Array(CUTS).fill({ cpu: 1, encoder: 1 }))
    expect(needsOf(jobs, 'join')).toEqual([{ cpu: 1 }])
  })

  it('of software open none', () => {
    const jobs = makeJobs(planWith(mp4, CUTS).tasks, 4)
    expect(needsOf(jobs, 'piece').length).toBeLessThan(CUTS)
    for (const { needs } of jobs) expect(needs.encoder).toBeUndefined()
  })

  it('of a result in one process keep one processor busy beside the hardware', () => {
    const profile = withHardware(mp4, 'vaapi')
    expect(needsOf(makeJobs(planWith(profile, 1).tasks, 4), 'render')).toEqual([{ cpu: 1, encoder: 1 }])
  })
})

describe('the same plan', () => {
  it('has the same pieces whatever encodes them, under other keys, and shares its sound', () => {
    const software = planWith(mp4, CUTS).tasks
    const ids = software.map(({ id }) => id)
    for (const name of HardwareEncoder.options) {
      const { tasks } = planWith(withHardware(mp4, name), CUTS)
      expect(tasks.map(({ cacheId }) => cacheId)).toEqual(software.map(({ cacheId }) => cacheId))
      expect(tasks.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind)).toEqual(['sound'])
    }
  })
})
