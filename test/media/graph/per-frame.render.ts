/** Filters that the engine does to each part of a sequence give there what they give over the whole, to the bit. */
import { describe, expect, it } from 'vitest'
import { overlayPicture } from '../../../engine/media/graph/compose.ts'
import type { FilterName } from '../../../engine/media/graph/filters.ts'
import { writeFilter, writeGraph } from '../../../engine/media/graph/graph-text.ts'
import { makeFile } from '../../support/media.ts'
import { describeWithEachFfmpeg } from '../../support/pairs.ts'
import { runTool, type ToolPair } from '../../support/tools.ts'
import { clipOf } from './expressions.ts'
import { formatsOf, PER_FRAME_NAMES, PER_PAIR_NAMES, samplesOf } from './filter-samples.ts'

/** Frames of the two files; the first is cut in two, as a long clip would be. */
const [CUT, FIRST, SECOND] = [5, 12, 7] as const
const ALL = FIRST + SECOND
/** The whole, and its parts. */
const RANGES = [
  [0, ALL],
  [0, CUT],
  [CUT, FIRST],
  [FIRST, ALL],
] as const

/** Moving shapes under noise, more and less transparent. */
const texture = (seed: number, frames: number): Promise<string> =>
  makeFile('mkv', [
    ...[
      '-f',
      'lavfi',
      '-i',
      `testsrc2=s=64x48:r=25,hue=h=${seed * 50},noise=alls=60:all_seed=${seed}:allf=t`,
    ],
    ...['-vf', "format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='mod(X*4+Y+N*10,256)'"],
    ...['-frames:v', String(frames), '-c:v', 'ffv1', '-pix_fmt', 'bgra', '-threads', '1'],
  ])

/** Frames of a stream, counted anew: `fps` too keeps single frames then, and the engine never writes it elsewhere. */
const from0 = (from: number, to: number): string =>
  `trim=start_frame=${from}:end_frame=${to},settb=1/25,setpts=N`
const split = (pad: string, names: readonly string[]): string =>
  `${pad}split=${names.length}${names.map((name) => `[${name}]`).join('')}`

/** `[n0]`: both files one after the other; `[n1]` … `[n3]`: the parts. All in a pixel format. */
const sequenceIn = (format: string, n: string): readonly string[] => [
  split(`[${n}first]`, [`${n}w`, `${n}x`, `${n}y`, `${n}z`]),
  split(`[${n}second]`, [`${n}v`, `${n}u`]),
  `[${n}w]${from0(0, CUT)},format=${format}[${n}a]`,
  `[${n}x]${from0(CUT, FIRST)},format=${format}[${n}b]`,
  `[${n}v]format=${format}[${n}c]`,
  `[${n}a][${n}b][${n}c]concat=n=3,settb=1/25,setpts=N[${n}0]`,
  `[${n}y]${from0(0, CUT)},format=${format}[${n}1]`,
  `[${n}z]${from0(CUT, FIRST)},format=${format}[${n}2]`,
  `[${n}u]${from0(0, SECOND)},format=${format}[${n}3]`,
]

/** `[n0]` … `[n3]`: the same frames of one long clip. */
const clipIn = (format: string, n: string): readonly string[] => [
  split(
    `[${n}third]`,
    RANGES.map((_, part) => `${n}t${part}`),
  ),
  ...RANGES.map(([from, to], part) => `[${n}t${part}]${from0(from, to)},format=${format}[${n}${part}]`),
]

interface Trial {
  readonly name: string
  /** Of the four outputs `[name0]` … `[name3]`. */
  readonly graph: readonly string[]
}

/** Pads `[sfirst]` and so on that one trial of the filter reads: as many pictures as it takes. */
const PICTURES: { readonly [F in FilterName]?: number } = {
  blend: 2,
  overlay: 2,
  alphamerge: 2,
  maskedmerge: 3,
}

function trialsOf(filter: FilterName): readonly Trial[] {
  return samplesOf(filter).flatMap((use, sample) =>
    formatsOf(use).map((format, index) => {
      const name = `s${sample}f${index}`
      const others = Array.from({ length: (PICTURES[filter] ?? 1) - 1 }, (_, n) => `${name}${'pq'[n]}`)
      const graph = [
        ...sequenceIn(format, `${name}o`),
        ...others.flatMap((other) => clipIn(filter === 'alphamerge' ? 'gray' : format, other)),
        ...RANGES.map((_, n) => {
          const pads = [`${name}o`, ...others].map((pad) => `[${pad}${n}]`).join('')
          return `${pads}${writeFilter(use)}[${name}${n}]`
        }),
      ]
      return { name, graph }
    }),
  )
}

/** Hashes of the frames of all trials' outputs, in their order. */
async function framesOf({ ffmpeg }: ToolPair, trials: readonly Trial[]) {
  const files = [await texture(1, FIRST), await texture(2, SECOND), await texture(3, ALL)]
  const text = trials.flatMap(({ graph }) => graph).join(';')
  const shares = ['first', 'second', 'third'].flatMap((file, index) => {
    const users = [...text.matchAll(new RegExp(`\\[(\\w+${file})\\]`, 'g'))].map(([, pad]) => pad as string)
    return users.length === 0 ? [] : [split(`[${index}]`, users)]
  })
  const outputs = trials.flatMap(({ name }) => RANGES.map((_, n) => ['-map', `[${name}${n}]`]))
  const argv = [
    ...['-nostdin', '-v', 'error', ...files.flatMap((file) => ['-i', file])],
    ...['-filter_complex', [...shares, text].join(';'), ...outputs.flat()],
    ...['-fps_mode', 'passthrough', '-f', 'framehash', '-'],
  ]
  const lines = (await runTool(ffmpeg, argv)).toString().split('\n')
  const frames = lines.filter((line) => /^\d/.test(line)).map((line) => line.split(/,\s*/))
  return outputs.map((_, index) =>
    frames.flatMap(([stream, , , , , hash = '']) => (Number(stream) === index ? [hash] : [])),
  )
}

describeWithEachFfmpeg((tools) => {
  it.each([...PER_FRAME_NAMES, ...PER_PAIR_NAMES])(
    '%s gives the same frames over a sequence and over each of its parts',
    async (filter) => {
      const trials = trialsOf(filter)
      const frames = await framesOf(tools, trials)
      trials.forEach(({ graph }, index) => {
        const [whole, ...parts] = frames.slice(index * RANGES.length, (index + 1) * RANGES.length)
        expect(whole).toHaveLength(ALL)
        expect(parts.flat(), graph.at(-1)).toEqual(whole)
      })
    },
  )

  it('lagfun, which looks at frames before, would be found out', async () => {
    const [whole, ...parts] = await framesOf(tools, trialsOf('lagfun').slice(0, 1))
    expect(parts.flat()).toHaveLength(ALL)
    expect(parts.flat()).not.toEqual(whole)
  })
})

describe('the table of filters', () => {
  it('is not empty, so that the tests above try something', () => {
    expect(PER_FRAME_NAMES).toEqual(expect.arrayContaining(['scale', 'eq', 'fps']))
    expect(PER_PAIR_NAMES).toEqual(expect.arrayContaining(['blend', 'overlay']))
  })

  it('has a sample of overlay as the engine writes it: with one thread over transparency with half the chroma', () => {
    const written = (pixelFormat: string): string => {
      const { node } = overlayPicture({ ...clipOf('a', 5), pixelFormat }, clipOf('b', 5), { x: 7, y: 5 })
      return writeGraph([node], () => '0:0').text
    }
    for (const sample of samplesOf('overlay')) {
      for (const format of formatsOf(sample)) expect(written(format)).toContain(`${writeFilter(sample)}[`)
    }
  })
})
