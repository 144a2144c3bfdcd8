/** What encodes: software unless asked otherwise, hardware that works, and software again when that fails on the way. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RunEvent } from '../../engine/contract/events.ts'
import type { TreeFile } from '../../engine/contract/provenance.ts'
import type { EncoderChoice } from '../../engine/contract/schemas.ts'
import { finished, newHome, openEngine, type TestEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { decodeFacts, readFrameNumbers } from '../support/readback.ts'
import { makeStandIn, type StandIn } from '../support/stand-in.ts'

/** Six cuts of eight frames: a result in pieces. */
const STARTS = [40, 8, 72, 24, 100, 56]
const recipeOf = (starts: readonly number[]): string => `
name: cuts
inputs: { clip: video }
steps:
${starts.map((start, at) => `  - { id: s${at}, type: SEGMENT, inputs: [clip], config: { offset: ${start / 25}, duration: 0.32 } }`).join('\n')}
  - { id: all, type: SEQUENCE, inputs: [${starts.map((_, at) => `s${at}`).join(', ')}] }
output: all`
const numbersOf = (starts: readonly number[]): readonly number[] =>
  starts.flatMap((start) => Array.from({ length: 8 }, (_, frame) => start + frame))

let clip: string
beforeAll(async () => {
  clip = await makeClip({ frames: 120, gop: 30, sound: 'clicks' })
})
afterEach(() => vi.unstubAllEnvs())

const render = (engine: TestEngine, encoder?: EncoderChoice, starts = STARTS): Promise<readonly RunEvent[]> =>
  engine.run(recipeOf(starts), { clip }, { ...(encoder ? { encoder } : {}), outputName: 'film.mp4' })

const warningsIn = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.event === 'warning' ? event.message : []))
const countOf = (events: readonly RunEvent[], name: RunEvent['event']): number =>
  events.filter(({ event }) => event === name).length

/** Encoders that the records of all tasks behind the result name. */
async function encodersOf({ client }: TestEngine, events: readonly RunEvent[]): Promise<readonly string[]> {
  const { file } = await client.content.tree({ name: finished(events).provenance as string })
  const named = (made: TreeFile): readonly string[] => [
    ...(made.madeBy?.encoders.map((encoder) => encoder.split(' ')[0] as string) ?? []),
    ...(made.madeBy?.inputs.flatMap(named) ?? []),
  ]
  return [...new Set(named(file))].toSorted()
}

async function expectRight(events: readonly RunEvent[], starts = STARTS): Promise<void> {
  const { state, output } = finished(events)
  expect(state).toBe('finished')
  expect(await readFrameNumbers(output?.path as string)).toEqual(numbersOf(starts))
  expect((await decodeFacts(output?.path as string)).video).toMatchObject({ codec: 'h264', frames: 48 })
}

describe('hardware that does not work here', () => {
  it('leaves it to software, with the reason, and gives the same file', async () => {
    const engine = await openEngine()
    const { encoders } = await engine.client.system.doctor({})
    const missing = encoders.find(({ ok }) => !ok)
    if (!missing) throw new Error('this machine has every encoder there is')
    const asked = await render(engine, missing.name)
    const warnings = [
      `software encodes instead of ${missing.name}: ${missing.why}; to look again: artdag doctor --again`,
    ]
    expect(warningsIn(asked)).toEqual(warnings)
    expect(warningsIn(await render(engine, missing.name))).toEqual(warnings)
    await expectRight(asked)
    const plain = await render(engine)
    expect(finished(plain).output).toEqual(finished(asked).output)
    expect(countOf(plain, 'task-started')).toBe(0)
  })

  it('is not looked for where nobody asks', async () => {
    const engine = await openEngine()
    await expectRight(await render(engine))
    expect(existsSync(path.join(engine.home, 'encoders.json'))).toBe(false)
  })

  it('is not missed by what it cannot write', async () => {
    const engine = await openEngine({ encoder: 'vulkan' })
    const events = await engine.run(recipeOf(STARTS), { clip }, { outputName: 'film.webm' })
    expect(finished(events).state).toBe('finished')
    expect(warningsIn(events)).toEqual([])
  })

  it('that nobody knows is refused', async () => {
    vi.stubEnv('ARTDAG_ENCODER', 'cuda')
    const engine = await openEngine()
    await expect(render(engine)).rejects.toMatchObject({
      code: 'USAGE',
      hint: expect.stringContaining('auto, software, nvenc'),
    })
  })

  it('and is found out on the way only, is left in the same run', async () => {
    const engine = await openEngine()
    const { encoders } = await engine.client.system.doctor({})
    const missing = encoders.find(({ ok }) => !ok)
    const file = path.join(engine.home, 'encoders.json')
    const kept = JSON.parse(await readFile(file, 'utf8')) as { encoders: { name: string; ok: boolean }[] }
    for (const encoder of kept.encoders) encoder.ok = encoder.name === missing?.name
    await writeFile(file, JSON.stringify(kept))

    const events = await render(engine, 'auto')
    await expectRight(events)
    const [warning] = warningsIn(events)
    expect(warning).toMatch(/^h264_\w+ failed, so software encodes the whole result: .+/)
    expect(countOf(events, 'task-failed')).toBe(0)
    expect(await encodersOf(engine, events)).toEqual(['aac', 'libx264'])
    expect(finished(events).output).toEqual(finished(await render(engine)).output)
  })
})

describe('hardware that works', () => {
  let standIn: StandIn
  const openWithIt = async (options: Parameters<typeof openEngine>[0] = {}): Promise<TestEngine> => {
    standIn = await makeStandIn()
    vi.stubEnv('FFMPEG_PATH', standIn.ffmpeg)
    return await openEngine(options)
  }

  it('encodes every piece of a result, and a change of one cut makes one piece', async () => {
    const engine = await openWithIt()
    const events = await render(engine, 'auto')
    await expectRight(events)
    expect(warningsIn(events)).toEqual([])
    expect(await encodersOf(engine, events)).toEqual(['aac', 'h264_nvenc'])
    // one more for the trial
    expect(await standIn.encodes()).toBe(1 + STARTS.length)

    const changed = STARTS.with(2, 80)
    await expectRight(await render(engine, 'nvenc', changed), changed)
    expect(await standIn.encodes()).toBe(2 + STARTS.length)
    expect(finished(await render(engine)).output).not.toEqual(finished(events).output)
  })

  it('is used by an engine that is told so, and by a plan document', async () => {
    vi.stubEnv('ARTDAG_ENCODER', 'nvenc')
    const engine = await openWithIt()
    const request = {
      recipe: { text: recipeOf(STARTS), fileName: 'cuts.yaml' },
      inputs: [{ name: 'clip', content: clip }],
    }
    const { document } = await engine.client.plans.make(request)
    vi.unstubAllEnvs()
    const events: RunEvent[] = []
    for await (const event of await engine.client.runs.execute({ plan: document })) events.push(event)
    await expectRight(events)
    expect(await encodersOf(engine, events)).toEqual(['aac', 'h264_nvenc'])
  })

  it('until its sessions run out moves the whole result to software', async () => {
    const engine = await openWithIt({ slots: 1 })
    await standIn.failFrom(4)
    const events = await render(engine, 'nvenc')
    await expectRight(events)
    expect(warningsIn(events)).toEqual([
      'h264_nvenc failed, so software encodes the whole result: OpenEncodeSessionEx failed: out of memory (10): (no details)',
    ])
    expect(await encodersOf(engine, events)).toEqual(['aac', 'libx264'])
    expect(countOf(events, 'task-failed')).toBe(0)

    await standIn.failFrom(Number.POSITIVE_INFINITY)
    const before = await standIn.encodes()
    const again = await render(engine, 'nvenc')
    await expectRight(again)
    expect(await encodersOf(engine, again)).toEqual(['aac', 'h264_nvenc'])
    // what was encoded before it failed was kept
    expect((await standIn.encodes()) - before).toBeLessThan(STARTS.length)
  })

  it('starts nothing for what was rendered before', async () => {
    const home = await newHome()
    const first = await openWithIt({ home })
    const events = await render(first, 'nvenc')
    await first.close()
    const before = await standIn.starts()
    const second = await openEngine({ home })
    expect(finished(await render(second, 'nvenc')).output).toEqual(finished(events).output)
    expect(await standIn.starts()).toBe(before)
  })
})
