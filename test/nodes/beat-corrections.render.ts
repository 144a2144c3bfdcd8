/** A beat put right by hand: what that renders again, and what stays as it was. */
import { expect, it } from 'vitest'
import type { CorrectionStep } from '../../engine/contract/analysis.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { finished, type More, openEngine } from '../support/engine.ts'
import { makeClip, makeFile } from '../support/media.ts'
import { readFrameNumbers } from '../support/readback.ts'

const FPS = 25
const SONG_SEC = 24

const makeSong = (): Promise<string> => {
  const click = '0.8*sin(2*PI*1000*t)*lt(mod(t\\,0.5)\\,0.01)'
  return makeFile('wav', ['-f', 'lavfi', '-i', `aevalsrc='${click}':d=${SONG_SEC}:s=48000`])
}

const recipeOf = (corrections?: Cid): string => `
inputs: { video: video, song: audio }
steps:
  - { id: heard, type: ANALYZE, inputs: [song], config: { ${corrections ? `corrections: ${corrections}` : ''} } }
  - { id: out, type: BEAT_SYNC, inputs: [video, heard], config: { mode: cut } }
output: out`

it('renders at most the two pieces it touches; all other frames are as before', async () => {
  const [video, song] = [await makeClip({ frames: 900, gop: 25 }), await makeSong()]
  const engine = await openEngine()
  const render = async (recipe: string, more: More = {}) => {
    const { state, output, tasksRun } = finished(await engine.run(recipe, { video, song }, more))
    expect(state).toBe('finished')
    return { tasksRun, cid: output?.cid, frames: await readFrameNumbers(output?.path ?? '') }
  }
  const before = await render(recipeOf())
  const [media] = (await engine.client.content.list({ kind: 'audio' })).items
  const of = media?.cid as Cid
  const move: CorrectionStep = { do: 'move', fromSec: 12, toSec: 12.16 }
  const { cid } = await engine.client.analysis.putCorrections({
    corrections: { v: 1, kind: 'beat-corrections', of, steps: [move] },
  })
  const after = await render(recipeOf(cid))
  expect(before.tasksRun).toBeGreaterThan(40)
  expect(after.tasksRun).toBeLessThanOrEqual(3)
  expect(after.frames).toHaveLength(SONG_SEC * FPS)
  const changed = after.frames.flatMap((number, frame) => (number === before.frames[frame] ? [] : [frame]))
  expect(changed.length).toBeGreaterThan(0)
  for (const frame of changed) expect(Math.abs(frame / FPS - 12.08)).toBeLessThan(0.6)
  // The same asked for with the run, instead of in the recipe.
  const asked = await render(recipeOf(), { corrections: { [of]: cid } })
  expect([asked.cid, asked.tasksRun]).toEqual([after.cid, 0])
})
