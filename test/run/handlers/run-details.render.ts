/** What can be asked of a run that was rendered. */
import { beforeEach, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/contract/events.ts'
import type { Cid, RunId } from '../../../engine/contract/ids.ts'
import { finished, openEngine, type TestEngine } from '../../support/engine.ts'
import { makeClip } from '../../support/media.ts'

const text = `
name: film
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { duration: 1 } }
  - { id: small, type: RESIZE, inputs: [cut], config: { width: 32 } }
output: small`

let engine: TestEngine
let runId: RunId
let output: Cid
beforeEach(async () => {
  engine = await openEngine()
  const { cid } = await engine.client.recipes.upload({ text })
  const clip = await makeClip({ frames: 50, width: 64, height: 36 })
  const events: RunEvent[] = []
  for await (const event of await engine.client.runs.start({
    recipe: cid,
    inputs: [clip],
    keepIntermediates: true,
  }))
    events.push(event)
  const end = finished(events)
  runId = end.runId
  output = end.output?.cid as Cid
})

it('tells all of it', async () => {
  const artifacts = await engine.client.runs.artifacts({ runId })
  expect(artifacts.map(({ step, type, isOutput }) => [step, type, isOutput])).toEqual([
    ['clip', 'SOURCE', false],
    ['cut', 'SEGMENT', false],
    ['small', 'RESIZE', true],
  ])
  expect(artifacts.map(({ files }) => files.map(({ isStored }) => isStored))).toEqual([
    [true],
    [true],
    [true],
  ])
  expect(artifacts.at(-1)?.files).toMatchObject([
    { cid: output, profile: 'mp4', sizeBytes: expect.any(Number) },
  ])

  const { planId, document, report } = await engine.client.runs.plan({ runId })
  expect(document).toMatchObject({ kind: 'plan', output: 'small' })
  expect(report).toMatchObject({ planId, output: { cid: output }, tasks: [] })

  const { record, tree, attempts, cid } = await engine.client.runs.provenance({ runId })
  expect(record).toMatchObject({ kind: 'provenance', output: { cid: { '/': output } } })
  expect([tree.file.cid, attempts]).toEqual([output, [cid]])

  const shown = await engine.client.content.show({ name: output })
  expect(shown.madeBy).toMatchObject([{ run: { runId }, task: { steps: ['small'] } }])
  const recipe = await engine.client.recipes.get({ id: 'film' })
  expect(recipe).toMatchObject({ usedBy: { runs: 1 }, lastRuns: [{ runId, state: 'finished' }] })
  await expect(engine.client.recipes.remove({ id: 'film' })).rejects.toMatchObject({ code: 'PROTECTED' })
  await expect(engine.client.runs.retry({ runId })).rejects.toMatchObject({ code: 'USAGE' })
})

it('still has its plan when its input is gone, and says what is missing', async () => {
  const removed = await engine.client.runs.remove({ runId })
  for (const { cid } of (await engine.client.content.list({})).items)
    if (cid !== output) await engine.client.content.remove({ name: cid })
  await engine.client.trash.restore({ id: removed.trashId })
  const { document, report, problem } = await engine.client.runs.plan({ runId })
  expect(document).toMatchObject({ kind: 'plan' })
  expect([report, problem?.code]).toEqual([undefined, 'INPUT_MISSING'])
})
