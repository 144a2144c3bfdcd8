/** A sequence rendered in pieces: every frame, every time stamp and every joint of the sound is where it belongs. */
import { describe, expect, it } from 'vitest'
import { readPiece } from '../../engine/media/probe/read-piece.ts'
import { finished, openEngine } from '../support/engine.ts'
import { decodeFacts, readAudio, readFrameNumbers } from '../support/readback.ts'
import {
  type Cut,
  countKinds,
  makeSources,
  numberAt,
  packetsOf,
  parameterSets,
  partsOf,
  recipeOf,
  toRate,
} from './pieces-kit.ts'

const RATE = 48_000

/** Twelve, of one, two and three frames as well, to and fro in both files. */
const CUTS: readonly Cut[] = [
  { from: 'a', start: 40, frames: 20 },
  { from: 'b', start: 7, frames: 11 },
  { from: 'a', start: 3, frames: 1 },
  { from: 'a', start: 61, frames: 2 },
  { from: 'a', start: 5, frames: 3 },
  { from: 'b', start: 90, frames: 1 },
  { from: 'b', start: 60, frames: 30 },
  { from: 'a', start: 0, frames: 9 },
  { from: 'a', start: 80, frames: 16 },
  { from: 'b', start: 0, frames: 2 },
  { from: 'a', start: 96, frames: 13 },
  { from: 'a', start: 20, frames: 5 },
]

/** First frame of each cut in the result. */
const startsOf = (cuts: readonly Cut[], overlap = 0): readonly number[] =>
  cuts.map((_, index) => cuts.slice(0, index).reduce((sum, { frames }) => sum + frames - overlap, 0))

/** Milliseconds by which a piece of the result comes later than in the source, where the two are most alike. */
function lagMs(result: Float32Array, source: Float32Array, from: number, to: number, shift: number): number {
  const likeness = (lag: number): number => {
    let sum = 0
    for (let at = from; at < to; at++) sum += (result[at + lag] ?? 0) * (source[at + shift] ?? 0)
    return sum
  }
  const lags = Array.from({ length: 961 }, (_, index) => index - 480)
  const best = lags.reduce((a, b) => (likeness(b) > likeness(a) ? b : a))
  return (best * 1000) / RATE
}

/** Right after the joint where a cut begins, and right before the one where it ends. */
function expectSound(result: Float32Array, source: Float32Array, cut: Cut, start: number, fps: string): void {
  const samples = (frames: number): number => Math.round((frames * RATE) / toRate(fps).perSec)
  const [begin, end] = [samples(start), samples(start + cut.frames)]
  const window = Math.min(end - begin, RATE / 20)
  const shift = samples(cut.start) - begin
  if (cut.from === 'a') {
    expect(Math.abs(lagMs(result, source, begin, begin + window, shift))).toBeLessThan(1)
    expect(Math.abs(lagMs(result, source, end - window, end, shift))).toBeLessThan(1)
  } else if (end - begin > RATE / 5) {
    const middle = result.slice(begin + window, end - window)
    expect(Math.max(...middle.map(Math.abs))).toBeLessThan(0.01)
  }
}

async function expectGrid(file: string, fps: string, frames: number): Promise<void> {
  const { num, den } = toRate(fps)
  const { packets, streams } = await packetsOf(file, 'v:0')
  const [ticks = 1, perSec = 1] = streams[0].time_base.split('/').map(Number)
  const places = packets.map(({ pts }) => (pts * ticks * num) / (perSec * den)).sort((a, b) => a - b)
  expect(places).toEqual(Array.from({ length: frames }, (_, index) => index))
  packets.forEach(({ pts, dts }, index) => {
    expect(dts).toBeLessThanOrEqual(pts)
    if (index > 0) expect(dts).toBeGreaterThan(packets[index - 1]?.dts as number)
  })
}

describe('a sequence in pieces', () => {
  it.each(['25', '30000/1001', '24000/1001', '12.5'])('at %s fps is exact in all', async (fps) => {
    const engine = await openEngine()
    const sources = await makeSources()
    const recipe = recipeOf({ cuts: CUTS, fps })
    const plan = await engine.plan(recipe, sources)
    expect(countKinds(plan)).toEqual({ piece: 12, sound: 1, join: 1 })
    const events = await engine.run(recipe, sources)
    const file = finished(events).output?.path as string
    const { pieces } = await partsOf(engine, plan.tasks, events)
    const facts = await Promise.all(pieces.map(readPiece))
    expect(facts).toHaveLength(12)
    expect(new Set(facts.map(({ parameters }) => parameters)).size).toBe(1)

    const frames = CUTS.reduce((sum, cut) => sum + cut.frames, 0)
    const numbers = CUTS.flatMap((cut) =>
      Array.from({ length: cut.frames }, (_, index) => numberAt(cut, cut.start + index, fps)),
    )
    expect(await readFrameNumbers(file)).toEqual(numbers)
    await expectGrid(file, fps, frames)
    expect(await parameterSets(file)).toHaveLength(2)

    const [result, source] = [await readAudio(file, RATE), await readAudio(sources.a, RATE)]
    startsOf(CUTS).forEach((start, index) => {
      expectSound(result, source, CUTS[index] as Cut, start, fps)
    })
    const lengthOf = async (stream: 'v:0' | 'a:0'): Promise<number> =>
      Number((await packetsOf(file, stream)).streams[0].duration)
    const [picture, sound] = [await lengthOf('v:0'), await lengthOf('a:0')]
    expect(picture).toBeCloseTo(frames / toRate(fps).perSec, 5)
    expect(Math.abs(picture - sound)).toBeLessThan(1 / toRate(fps).perSec)
  })

  it('with crossfades shows every number beside them, and is as long as planned', async () => {
    const engine = await openEngine()
    const sources = await makeSources()
    const [cuts, overlap] = [CUTS.map((cut) => ({ ...cut, frames: cut.frames + 8 })), 4]
    const recipe = recipeOf({ cuts, crossfade: overlap })
    expect(countKinds(await engine.plan(recipe, sources))).toEqual({ piece: 23, sound: 1, join: 1 })
    const file = await engine.render(recipe, sources)
    const numbers = await readFrameNumbers(file)
    const starts = startsOf(cuts, overlap)
    expect(numbers).toHaveLength((starts.at(-1) ?? 0) + (cuts.at(-1)?.frames ?? 0))
    cuts.forEach((cut, index) => {
      const [from, to] = [index === 0 ? 0 : overlap, cut.frames - (index === cuts.length - 1 ? 0 : overlap)]
      const start = starts[index] as number
      const places = Array.from({ length: to - from }, (_, n) => from + n)
      expect(numbers.slice(start + from, start + to)).toEqual(
        places.map((place) => numberAt(cut, cut.start + place, '25')),
      )
    })
    await expectGrid(file, '25', numbers.length)
    expect(await parameterSets(file)).toHaveLength(2)
  })

  it('of which all are one frame long is exact as well', async () => {
    const engine = await openEngine()
    const cuts = [9, 4, 100, 57, 0, 3].map((start): Cut => ({ from: 'a', start, frames: 1 }))
    const file = await engine.render(recipeOf({ cuts }), await makeSources())
    expect(await readFrameNumbers(file)).toEqual([9, 4, 100, 57, 0, 3])
    await expectGrid(file, '25', cuts.length)
    expect((await decodeFacts(file)).video?.keyFrames).toEqual([0, 1, 2, 3, 4, 5])
  })
})
