/** What becomes of the other tasks of a run when one fails. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { finished, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { makeScript } from '../support/scripts.ts'
import { TOOLS } from '../support/tools.ts'

const RECIPE = `
inputs: { clip: video }
steps:
  - { id: bad, type: TRANSFORM, inputs: [clip], config: { effects: { blur: 8 } } }
  - { id: small, type: RESIZE, inputs: [clip], config: { width: 40, height: 40 } }
  - { id: smaller, type: RESIZE, inputs: [clip], config: { width: 20, height: 20 } }
  - { id: all, type: SEQUENCE, inputs: [bad, small, smaller] }
output: all
`

/** The real ffmpeg, but for one filter: there it fails. */
beforeEach(async () => {
  const script = `case "$*" in *gblur=*) echo broken >&2; exit 1;; esac\nexec '${TOOLS.ffmpeg}' "$@"`
  vi.stubEnv('FFMPEG_PATH', await makeScript(script))
})
afterEach(() => void vi.unstubAllEnvs())

it.each([
  { onFailure: undefined, made: 0 },
  { onFailure: 'finish', made: 0 },
  { onFailure: 'continue', made: 2 },
] as const)('with onFailure $onFailure $made of the other two are made', async ({ onFailure, made }) => {
  const engine = await openEngine({ slots: 1 })
  const events = await engine.run(
    RECIPE,
    { clip: await makeClip({ frames: 10 }) },
    { keepIntermediates: true, ...(onFailure ? { onFailure } : {}) },
  )
  expect(finished(events)).toMatchObject({ state: 'failed', tasksRun: made, error: { code: 'TASK_FAILED' } })
  expect(events.filter(({ event }) => event === 'task-finished')).toHaveLength(made)
})
