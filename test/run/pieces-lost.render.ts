/** Pieces that are gone, or were made by another encoder, are made again; the result is the same. */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cid } from '../../engine/contract/ids.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { finished, newHome, openEngine, type TestEngine } from '../support/engine.ts'
import { newFolder } from '../support/scripts.ts'
import { runTool, TOOLS } from '../support/tools.ts'
import {
  type Cut,
  countKinds,
  makeSources,
  parameterSets,
  partsOf,
  plannedIds,
  recipeOf,
  startedIds,
} from './pieces-kit.ts'

const CUTS: readonly Cut[] = [40, 3, 61, 20, 80, 96].map((start, n) => ({
  from: n === 2 ? 'b' : 'a',
  start,
  frames: 9,
}))
const recipe = recipeOf({ cuts: CUTS })

interface Made {
  readonly output: { readonly cid: Cid; readonly path: string }
  /** Paths of the files. */
  readonly pieces: readonly string[]
  readonly sound: string
}

async function renderOnce(engine: TestEngine): Promise<Made> {
  const sources = await makeSources()
  const { tasks } = await engine.plan(recipe, sources)
  const events = await engine.run(recipe, sources)
  const { pieces, sounds } = await partsOf(engine, tasks, events)
  return { output: finished(events).output as Made['output'], pieces, sound: sounds[0] as string }
}

/** What runs then. The result must be the first one again. */
async function renderAgain(engine: TestEngine, { output }: Made) {
  const sources = await makeSources()
  const plan = await engine.plan(recipe, sources)
  const events = await engine.run(recipe, sources)
  expect(startedIds(events)).toEqual(plannedIds(plan))
  expect(finished(events)).toMatchObject({ state: 'finished', output: { cid: output.cid } })
  expect(await parameterSets(finished(events).output?.path as string)).toHaveLength(2)
  const warnings = events.flatMap((event) => (event.event === 'warning' ? event.message : []))
  return { kinds: countKinds(plan), warnings }
}

describe('a file that was deleted from the store', () => {
  const losses: readonly (readonly [string, (made: Made) => readonly string[], object])[] = [
    ['the result', ({ output }) => [output.path], { join: 1 }],
    ['a piece', ({ pieces }) => pieces.slice(2, 3), {}],
    [
      'a piece and the result',
      ({ output, pieces }) => [pieces[2] as string, output.path],
      { piece: 1, join: 1 },
    ],
    ['the sound and the result', ({ output, sound }) => [sound, output.path], { sound: 1, join: 1 }],
    [
      'everything',
      ({ output, pieces, sound }) => [...pieces, sound, output.path],
      { piece: 6, sound: 1, join: 1 },
    ],
  ]
  it('is made again when it is needed, and nothing else is', async () => {
    const engine = await openEngine()
    const made = await renderOnce(engine)
    for (const [name, lost, expected] of losses) {
      for (const file of lost(made)) await rm(file, { force: true })
      expect(await renderAgain(engine, made), name).toEqual({ kinds: expected, warnings: [] })
    }
  })
})

/** The same pictures encoded with other parameters. */
async function encodeOtherwise(file: string): Promise<string> {
  const out = path.join(await newFolder(), 'piece.mp4')
  const encoder = ['-c:v', 'libx264', '-g', '48', '-level', '5.1', '-refs', '5', '-threads', '1']
  await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-i', file, ...encoder, out])
  return out
}

/** As if another version of the encoder had made some of the pieces, and the result were gone. */
async function replacePieces(home: string, made: Made, count: number): Promise<void> {
  const engine = await openEngine({ home })
  const old = made.pieces.slice(0, count)
  const changes: { from: string; to: string }[] = []
  for (const file of old) {
    const other = await encodeOtherwise(file)
    for await (const event of await engine.client.content.import({ path: other }))
      if (event.event === 'imported') changes.push({ from: path.basename(file), to: event.item.cid })
  }
  await engine.close()
  const database = openDatabase(path.join(home, 'artdag.db'))
  const change = database.prepare<[string, string]>('UPDATE artifacts SET cid = ? WHERE cid = ?')
  for (const { from, to } of changes) expect(change.run(to, from).changes).toBe(1)
  database.close()
  await rm(made.output.path)
}

describe('pieces of another encoder', () => {
  it.each([
    [2, ['2 pieces']],
    // Those are the fewer that are new, and it does not help to make them again.
    [5, ['1 pieces', '5 pieces']],
    [0, []],
  ])('that made %i of six are made again with a warning, and the result is as ever', async (count, said) => {
    const home = await newHome()
    const first = await openEngine({ home })
    const made = await renderOnce(first)
    await first.close()
    await replacePieces(home, made, count)
    const { kinds, warnings } = await renderAgain(await openEngine({ home }), made)
    expect(kinds).toEqual({ join: 1 })
    expect(warnings.map((warning) => warning.replace(/ were.*/, ''))).toEqual(said)
  })
})
