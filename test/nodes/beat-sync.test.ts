/** BEAT_SYNC, planned over analyses that are made up: what each mode shows when, and what a moved beat changes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AudioAnalysis, BeatReport, VideoAnalysis } from '../../engine/contract/analysis.ts'
import type { Rational } from '../../engine/media/probe/facts.ts'
import type { ResolvedGraph } from '../../engine/plan/graph.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import type { Recipe, RecipeStep } from '../../engine/recipe/recipe.ts'
import { fileOf, graphOf, knowing, planOf, recipeOf, STILL, step, type World } from '../plan/kit.ts'
import {
  clipFacts,
  cutsOf,
  framesOf,
  moved,
  piecesOf,
  pointsOf,
  range,
  songFacts,
  songOf,
  stepsOf,
  videoOf,
} from './music-kit.ts'

interface Scene {
  readonly config?: RecipeStep['config']
  readonly song: AudioAnalysis
  /** One for each of a, b and c in use. */
  readonly videos: readonly { readonly frames: number; readonly known?: Partial<VideoAnalysis> }[]
  readonly fps?: Rational
}

const NAMES = ['a', 'b', 'c'] as const

/** The song is `s`. */
function setting({ config = {}, song, videos, fps = { num: 25, den: 1 } }: Scene): [Recipe, World] {
  const names = NAMES.slice(0, videos.length)
  const recipe = recipeOf([step('out', 'BEAT_SYNC', [...names, 's'], { config })], {
    inputs: [...NAMES, 's'].map((name) => ({ name, kind: 'any', description: '', isList: false })),
  })
  const each = videos.map(({ frames, known }, n) => {
    const facts = clipFacts(frames, fps)
    return [NAMES[n] as string, facts, videoOf((frames * fps.den) / fps.num, known)] as const
  })
  const files = Object.fromEntries(each.map(([name, facts]) => [name, fileOf(name, facts)]))
  const analyses = knowing({
    audio: { s: song },
    video: Object.fromEntries(each.map(([name, , known]) => [name, known])),
  })
  return [recipe, { files: { ...files, s: fileOf('s', songFacts(song.durationSec)) }, analyses }]
}

const graphFor = (scene: Scene): ResolvedGraph => graphOf(...setting(scene))
const planFor = (scene: Scene): Plan => planOf(...setting(scene))
const reportFor = (scene: Scene): BeatReport => graphFor(scene).beatReports?.[0] as BeatReport
const refusalOf = (scene: Scene): unknown => {
  try {
    graphFor(scene)
  } catch (error) {
    return error
  }
  return undefined
}

describe('the seed’s own recipe', () => {
  it('gives the song to the port of the song, and its sound to the result', () => {
    const song = songOf(8)
    const [, world] = setting({ song, videos: [{ frames: 250 }] })
    const recipe = recipeOf(
      [
        step('analyze_audio', 'ANALYZE', ['s'], { config: { features: ['beats', 'energy'] } }),
        step('sync_video', 'BEAT_SYNC', ['a', 'analyze_audio'], { config: { mode: 'stretch' } }),
      ],
      { inputs: [...NAMES, 's'].map((name) => ({ name, kind: 'any', description: '', isList: false })) },
    )
    const graph = graphOf(recipe, world)
    expect(graph.steps.at(-1)).toMatchObject({
      id: 'sync_video',
      type: 'MUX',
      inputs: ['sync_video#picture', 's'],
    })
    expect(framesOf(planOf(recipe, world))).toBe(200)
  })
})

describe('stretch', () => {
  it('moves cuts of the video onto the nearest beats, exactly on the frame', () => {
    const song = songOf(8, { bpm: 60 })
    const scene = {
      song,
      videos: [{ frames: 200, known: { scenes: [1.2, 2.8, 5.1] } }],
      config: { fill: 'end' },
    }
    expect(pointsOf(graphFor(scene))).toEqual([
      [0, 0],
      [30, 25],
      [70, 75],
      [128, 125],
      [200, 200],
    ])
    expect(reportFor(scene)).toMatchObject({
      step: 'out',
      mode: 'stretch',
      accents: 'scenes',
      accentCount: 3,
      cuts: [
        { atSec: 1, beatSec: 1, errorMs: 0 },
        { atSec: 3, beatSec: 3, errorMs: 0 },
        { atSec: 5, beatSec: 5, errorMs: 0 },
      ],
    })
  })

  it('leaves out what no allowed speed can bring onto a beat', () => {
    const known = { scenes: [2.1, 2.2, 2.3, 4] }
    const scene = { song: songOf(6, { bpm: 60 }), videos: [{ frames: 150, known }] }
    const points = pointsOf(graphFor(scene)).map(([from]) => from)
    expect(points.filter((from) => [53, 55, 58].includes(from))).toHaveLength(1)
    expect(points).toContain(100)
    expect(reportFor(scene)).toMatchObject({ accentCount: 4, cuts: { length: 2 } })
  })

  it.each([
    ['scenes', { scenes: range(5).map((n) => n * 2 + 1) }],
    ['motion', { scenes: [3], motionPeaks: range(8).map((n) => n + 1.3) }],
    ['even', { scenes: [3], motionPeaks: [5] }],
  ])('goes by %s where those are enough', (accents, known) => {
    const scene = { song: songOf(10), videos: [{ frames: 250, known }] }
    expect(reportFor(scene)).toMatchObject({ accents })
    // What else there is of cuts is an accent as well.
    expect(pointsOf(graphFor(scene)).map(([from]) => from)).toContain(accents === 'scenes' ? 25 : 75)
  })

  it('goes by markers where they are given, and looks at no picture then', () => {
    const scene: Scene = { song: songOf(10), videos: [{ frames: 250 }], config: { markers: [4.1, 2.1] } }
    const [recipe, world] = setting(scene)
    const graph = graphOf(recipe, { ...world, analyses: knowing({ audio: { s: scene.song } }) })
    expect(graph.beatReports?.[0]).toMatchObject({ accents: 'markers', accentCount: 2, cuts: { length: 2 } })
    expect(refusalOf({ ...scene, videos: [{ frames: 250 }, { frames: 250 }] })).toMatchObject({
      code: 'RECIPE_INVALID',
      message: expect.stringContaining('markers'),
    })
  })

  it('starts over on a beat, holds the last frame, or ends, when the video is shorter than the song', () => {
    const scene = (fill: string): Scene => ({
      song: songOf(20, { bpm: 60 }),
      videos: [{ frames: 130, known: { scenes: [2.1, 4] } }],
      config: { fill },
    })
    const looped = graphFor(scene('loop'))
    const starts = pointsOf(looped).flatMap(([from, at]) => (from === 0 ? [at] : []))
    expect(starts).toEqual([0, 125, 250, 375])
    expect(framesOf(planFor(scene('loop')))).toBe(500)
    expect(framesOf(planFor(scene('hold')))).toBe(500)
    expect(pointsOf(graphFor(scene('hold'))).slice(-2)).toEqual([
      [129, 125],
      [130, 500],
    ])
    expect(framesOf(planFor(scene('end')))).toBe(125)
  })

  it('plays several videos one after the other', () => {
    const scene: Scene = { song: songOf(20), videos: [{ frames: 100 }, { frames: 150 }] }
    expect(stepsOf(graphFor(scene), 'RETIME').map(({ inputs }) => inputs[0])).toEqual(['a', 'b', 'a', 'b'])
    expect(framesOf(planFor(scene))).toBe(500)
  })

  it('keeps to speed limits of its own, at the price of accents', () => {
    const known = { scenes: range(9).map((n) => n + 0.8) }
    const scene = (speed: readonly number[]): Scene => ({
      song: songOf(10, { bpm: 70 }),
      videos: [{ frames: 250, known }],
      config: { speed },
    })
    const wide = reportFor(scene([0.5, 2]))
    const narrow = reportFor(scene([0.97, 1.03]))
    expect(wide.cuts.length).toBeGreaterThan(narrow.cuts.length)
    expect(narrow.cuts.length).toBeGreaterThan(0)
  })

  it('splits what is too much for one RETIME', () => {
    const markers = range(4500).map((n) => (n + 1) * 0.4)
    const scene: Scene = {
      song: songOf(1800, { bpm: 150 }),
      videos: [{ frames: 45_000 }],
      config: { markers },
    }
    const graph = graphFor(scene)
    expect(stepsOf(graph, 'RETIME').length).toBe(3)
    expect(graph.beatReports?.[0]?.cuts.length).toBeGreaterThan(4400)
    expect(pointsOf(graph).at(-1)?.[1]).toBe(45_000)
  })
})

const sceneArbitrary = fc.record({
  song: fc
    .record({
      durationSec: fc.integer({ min: 3, max: 60 }),
      gaps: fc.array(fc.double({ min: 0.15, max: 2.5, noNaN: true }), { minLength: 1, maxLength: 80 }),
    })
    .map(({ durationSec, gaps }) => {
      let at = 0
      const beats = gaps.flatMap((gap) => {
        at += gap
        return at < durationSec ? [at] : []
      })
      return songOf(durationSec, {
        beats: beats.length > 0 ? beats : [1],
        downbeats: beats.filter((_, n) => n % 4 === 0),
      })
    }),
  videos: fc.array(
    fc.record({
      frames: fc.integer({ min: 20, max: 900 }),
      known: fc.record({ scenes: fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 60 }) }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  fps: fc.constantFrom({ num: 25, den: 1 }, { num: 30_000, den: 1001 }, { num: 60, den: 1 }),
  mode: fc.constantFrom('stretch', 'cut', 'hold', 'jump'),
  more: fc.record({
    choose: fc.constantFrom('order', 'random', 'energy', 'motion'),
    every: fc.constantFrom('beat', 'bar', 3),
    seed: fc.nat(99),
    speed: fc.constantFrom([0.5, 2], [0.8, 1.25], [0.1, 10]),
  }),
})

describe('whatever the music and the videos are', () => {
  const halfFrameMs = ({ num, den }: Rational): number => (den / num) * 500 + 0.01

  it('a result has the frames of the song, cuts rise, each within half a frame of its beat', () => {
    fc.assert(
      fc.property(sceneArbitrary, ({ mode, more, ...scene }) => {
        const whole: Scene = { ...scene, config: { mode, ...more } }
        const { num, den } = scene.fps
        expect(framesOf(planFor(whole))).toBe(Math.floor((scene.song.durationSec * num) / den + 0.5))
        const { cuts, accentCount } = reportFor(whole)
        expect(cuts.length).toBeLessThanOrEqual(accentCount)
        expect(cuts.every(({ atSec }, n) => n === 0 || atSec > (cuts[n - 1]?.atSec ?? 0))).toBe(true)
        for (const { errorMs } of cuts) expect(Math.abs(errorMs)).toBeLessThanOrEqual(halfFrameMs(scene.fps))
      }),
      { numRuns: 150 },
    )
  })

  it('speeds stay within their limits, and every accent that is met is shown on its beat', () => {
    fc.assert(
      fc.property(sceneArbitrary, ({ more, mode: _, ...scene }) => {
        const graph = graphFor({ ...scene, config: more })
        for (const { config } of stepsOf(graph, 'RETIME')) {
          const points = config.points as readonly (readonly [number, number])[]
          for (const [n, [from, at]] of points.slice(1).entries()) {
            const [before, until] = points[n] as readonly [number, number]
            const speed = (from - before) / (at - until)
            expect(speed).toBeGreaterThanOrEqual((more.speed[0] as number) - 1e-6)
            expect(speed).toBeLessThanOrEqual((more.speed[1] as number) + 1e-6)
          }
        }
        const shown = new Set(pointsOf(graph).map(([, at]) => at))
        const { num, den } = scene.fps
        for (const { atSec } of graph.beatReports?.[0]?.cuts ?? [])
          expect(shown).toContain(Math.round((atSec * num) / den))
      }),
      { numRuns: 150 },
    )
  })
})

describe('cut', () => {
  const three = [{ frames: 250 }, { frames: 250 }, { frames: 250 }]

  it('takes clips in turn, each from its beginning on, a slice for every beat', () => {
    const scene: Scene = { song: songOf(3), videos: three, config: { mode: 'cut' } }
    expect(cutsOf(graphFor(scene))).toEqual([
      ['a', 0, 13],
      ['b', 0, 12],
      ['c', 0, 13],
      ['a', 125, 12],
      ['b', 125, 13],
      ['c', 125, 12],
    ])
    expect(framesOf(planFor(scene))).toBe(75)
  })

  it.each([
    ['bar', 2],
    [2, 4],
    ['beat', 8],
  ])('every %s: %i slices of four seconds at 120', (every, count) => {
    const scene: Scene = { song: songOf(4), videos: three, config: { mode: 'cut', every } }
    expect(cutsOf(graphFor(scene))).toHaveLength(count)
    expect(reportFor(scene)).toMatchObject({ accents: 'cuts', accentCount: count - 1 })
  })

  it('counts beats from the first bar on, and shows something before the first beat', () => {
    const song = songOf(6, { bpm: 60, firstSec: 0.5, downbeats: [1.5, 5.5] })
    const scene: Scene = { song, videos: three, config: { mode: 'cut', every: 2 } }
    expect(reportFor(scene).cuts.map(({ beatSec }) => beatSec)).toEqual([1.5, 3.5, 5.5])
    expect(cutsOf(graphFor(scene))[0]).toEqual(['a', 0, 38])
  })

  it('of one clip never shows next what would follow anyhow, also when it goes round', () => {
    for (const frames of [60, 75, 250, 1000]) {
      const cuts = cutsOf(graphFor({ song: songOf(20), videos: [{ frames }], config: { mode: 'cut' } }))
      const follows = cuts.filter(([, start], n) => {
        const [, before = -1, length = 0] = cuts[n - 1] ?? []
        return Math.abs(start - (before + length)) <= 1
      })
      expect(follows.length, `${frames}`).toBeLessThan(cuts.length / 10)
    }
  })

  it('begins a clip again that is shorter than its slice', () => {
    const scene: Scene = {
      song: songOf(4, { bpm: 60 }),
      videos: [{ frames: 10 }],
      config: { mode: 'cut', every: 2 },
    }
    expect(
      cutsOf(graphFor(scene))
        .slice(0, 5)
        .map(([, start, length]) => [start, length]),
    ).toEqual(range(5).map(() => [0, 10]))
    expect(framesOf(planFor(scene))).toBe(100)
  })

  it('by lot: the seed decides, and no clip follows itself', () => {
    const cuts = (seed: number) =>
      cutsOf(graphFor({ song: songOf(20), videos: three, config: { mode: 'cut', choose: 'random', seed } }))
    expect(cuts(1)).toEqual(cuts(1))
    expect(cuts(1)).not.toEqual(cuts(2))
    expect(cuts(1).every(([name], n, all) => name !== all[n - 1]?.[0])).toBe(true)
  })

  it('by energy shows lively places where the music is loud; by motion none but the liveliest', () => {
    const series = (values: readonly number[]) => ({ hopSec: 1, values: [...values] })
    const song = songOf(20, { bpm: 60, energy: series(range(20).map((n) => (n % 2 === 0 ? 0.1 : 0.9))) })
    const lively = { motion: series(range(60).map((n) => (n < 30 ? 0.01 : 0.5))) }
    const scene = (choose: string): Scene => ({
      song,
      videos: [{ frames: 1500, known: lively }],
      config: { mode: 'cut', choose },
    })
    const places = cutsOf(graphFor(scene('energy'))).map(([, start]) => start >= 750)
    expect(places).toEqual(range(20).map((n) => n % 2 === 1))
    expect(cutsOf(graphFor(scene('motion'))).every(([, start]) => start >= 750)).toBe(true)
  })
})

describe('hold', () => {
  it('shows from beat to beat one frame, that of the beat’s own time', () => {
    const scene: Scene = { song: songOf(4, { bpm: 60 }), videos: [{ frames: 60 }], config: { mode: 'hold' } }
    const points = stepsOf(graphFor(scene), 'RETIME').map(({ config }) => config.points)
    expect(points).toEqual(
      [0, 25, 50, 15].map((from) => [
        [from / 25, 0],
        [(from + 1) / 25, 1],
      ]),
    )
    expect(framesOf(planFor(scene))).toBe(100)
  })

  it('shows stills, each for its beats', () => {
    const [recipe, world] = setting({
      song: songOf(4, { bpm: 60 }),
      videos: [{ frames: 50 }],
      config: { mode: 'hold' },
    })
    const still = { ...world, files: { ...world.files, a: fileOf('a', STILL) } }
    expect(cutsOf(graphOf(recipe, still))).toEqual(range(4).map(() => ['a', 0, 25]))
    const stretched = recipeOf([step('out', 'BEAT_SYNC', ['a', 's'])], { inputs: recipe.inputs })
    expect(() => graphOf(stretched, still)).toThrow(
      expect.objectContaining({
        code: 'RECIPE_INVALID',
        message: expect.stringContaining('picture without a length'),
      }),
    )
  })
})

describe('jump', () => {
  it('plays on through the beats, and is elsewhere with every bar', () => {
    const scene: Scene = { song: songOf(16), videos: [{ frames: 1000 }], config: { mode: 'jump', seed: 4 } }
    const cuts = cutsOf(graphFor(scene))
    expect(cuts.map(([, , length]) => length)).toEqual(range(8).map(() => 50))
    expect(cuts[0]).toEqual(['a', 0, 50])
    for (const [n, [, start]] of cuts.entries()) {
      const [, before = -50] = cuts[n - 1] ?? []
      if (n > 0) expect(start).not.toBe(before + 50)
      expect(Math.abs(start - n * 50) % 50).toBe(0)
    }
  })
})

describe('one beat that moves', () => {
  // 200 cuts in three minutes.
  const song = songOf(180, { bpm: 66.66 })
  const known = { scenes: range(150).map((n) => 0.7 + n * 1.171 + 0.3 * Math.sin(n * 7)) }
  const videos = range(3).map(() => ({ frames: 4500, known }))

  it.each([
    ['cut', 'order', videos],
    ['cut', 'random', videos],
    ['cut', 'energy', videos],
    ['cut', 'motion', videos],
    ['hold', 'order', videos],
    ['jump', 'order', videos],
    ['stretch', 'order', videos.slice(0, 1)],
  ] as const)('changes at most two pieces: %s, %s', (mode, choose, clips) => {
    const config = { mode, choose, ...(mode === 'jump' ? { every: 'beat' } : {}) }
    const piecesWith = (song: AudioAnalysis) => piecesOf(planFor({ song, videos: clips, config }))
    const before = piecesWith(song)
    expect(before.length).toBeGreaterThan(130)
    const met = reportFor({ song, videos: clips, config }).cuts.map(({ beatSec }) => beatSec)
    for (const [place, bySec] of [
      [30, 0.09],
      [77, -0.12],
      [120, 0.2],
    ] as const) {
      const index = song.beats.indexOf(met[place] as number)
      const after = piecesWith(moved(song, index, bySec))
      const news = after.filter((id) => !before.includes(id))
      expect(news.length, `${place}`).toBeGreaterThan(0)
      expect(news.length, `${place}`).toBeLessThanOrEqual(2)
    }
  })

  it('changes nothing within its frame', () => {
    const ids = (by: number) =>
      piecesOf(planFor({ song: moved(song, 50, by), videos, config: { mode: 'cut' } }))
    expect(ids(0.001)).toEqual(ids(0))
  })
})

describe('what cannot be followed is refused', () => {
  it('music without beats, with what to do', () => {
    const beatless = songOf(10, { beats: [], downbeats: [], tempo: null, meter: null })
    expect(refusalOf({ song: beatless, videos: [{ frames: 250 }] })).toMatchObject({
      code: 'RECIPE_INVALID',
      message: expect.stringContaining('steps.out: no beats'),
      hint: expect.stringContaining('tap them'),
    })
  })

  it('a video without sound as the music, a song as the video', () => {
    const [recipe, world] = setting({ song: songOf(10), videos: [{ frames: 250 }] })
    const silent = { ...clipFacts(100), audio: [] }
    const files = { ...world.files, s: fileOf('s', silent) }
    expect(() => graphOf(recipe, { ...world, files })).toThrow(/“s” is to be the music, and has no sound/)
    const mute = { ...world.files, a: fileOf('a', songFacts(10)) }
    expect(() => graphOf(recipe, { ...world, files: mute })).toThrow(/“a” has no picture/)
  })

  it('a video of a frame that would have to be repeated without end', () => {
    expect(refusalOf({ song: songOf(600), videos: [{ frames: 2 }] })).toMatchObject({
      code: 'RECIPE_INVALID',
      message: expect.stringContaining('so short'),
    })
  })
})
