/** Filter graphs as text, as a person would read them. */
import { describe, expect, it } from 'vitest'
import { FILTERS, type FilterUse, isFilterName, use } from '../../../engine/media/graph/filters.ts'
import { writeFilter, writeGraph } from '../../../engine/media/graph/graph-text.ts'
import { after as onto } from '../../../engine/media/graph/picture.ts'
import type { ClipNode, StreamNode } from '../../../engine/media/graph/stream.ts'
import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import {
  effectOf,
  factsOf,
  fileOf,
  graphTextOf,
  planOf,
  recipeOf,
  SILENT,
  SOUND,
  STILL,
  step,
} from '../../plan/kit.ts'

const clip: ClipNode = {
  kind: 'clip',
  media: 'video',
  input: { kind: 'media', cid: fileOf('a').cid, demuxer: 'mov' },
  streamIndex: 0,
  start: 50,
  length: 25,
  rate: { num: 25, den: 1 },
  originSec: 0,
  beginsSec: 0,
  canSeek: true,
  gopSec: 1,
  conform: [],
}
/** What players and joins are told of the colours, before the encoder. */
const TAGGED = 'setparams=range=tv:colorspace=smpte170m:color_primaries=smpte170m:color_trc=smpte170m'

const textOf = (...roots: readonly StreamNode[]) => writeGraph(roots, () => '0:0').text.split(';')

describe('a clip', () => {
  it('is put on the grid of frames, cut there by number, and begins at zero', () => {
    expect(textOf(clip)).toEqual([
      '[0:0]fps=fps=25:start_time=1.72,tpad=stop=25:stop_mode=clone,trim=start_pts=50:end_pts=75,setpts=expr=PTS-STARTPTS[v0]',
    ])
  })

  it('of a file that begins early is moved to its first picture', () => {
    expect(textOf({ ...clip, start: 0, originSec: 0.08 })[0]).toMatch(
      /^\[0:0\]setpts=expr=round\(PTS-0\.08\/TB\),fps=fps=25:start_time=0,/,
    )
  })

  const sound: ClipNode = {
    ...clip,
    media: 'audio',
    start: 48_000,
    length: 24_000,
    rate: { num: 48_000, den: 1 },
  }

  it('of sound is cut by samples and filled with silence at its end', () => {
    expect(textOf(sound)).toEqual([
      '[0:0]aresample=osr=48000:async=1,atrim=start_pts=48000:end_pts=72000,asetpts=expr=PTS-STARTPTS,apad=whole_len=24000,atrim=end_sample=24000[a0]',
    ])
  })

  it('of sound that begins late is filled with silence before it; the resampler never has to drop any', () => {
    expect(textOf({ ...sound, beginsSec: 1.2 })[0]).toMatch(
      /aresample=osr=48000:async=1:first_pts=0,atrim=start_pts=48000:/,
    )
    expect(textOf({ ...sound, beginsSec: 0.9 })[0]).not.toMatch(/first_pts/)
  })
})

describe('a value used twice', () => {
  it('is written once, behind a split', () => {
    const small = onto('video', use('scale', { w: 320, h: 180 }), clip)
    const flipped = onto('video', use('hflip'), small)
    expect(textOf(flipped, small).slice(1)).toEqual([
      '[v0]scale=w=320:h=180,split=outputs=2[v1][v2]',
      '[v1]hflip[v3]',
    ])
  })

  it('in a chain of 100,000 costs no recursion', () => {
    let node: StreamNode = clip
    for (let n = 0; n < 100_000; n += 1) node = onto('video', use('hflip'), node)
    expect(textOf(node)).toHaveLength(100_001)
  })
})

describe('a filter', () => {
  const wrong = (filter: string, options: Readonly<Record<string, unknown>>) => () =>
    writeFilter({ filter, options } as FilterUse)

  it('writes each option by its declared type', () => {
    expect(writeFilter(use('fps', { fps: { num: 30_000, den: 1001 } }))).toBe('fps=fps=30000/1001')
    expect(writeFilter(use('crop', { w: 2, h: 2, exact: true }))).toBe('crop=w=2:h=2:exact=1')
    expect(writeFilter(use('volume', { volume: 1e-7 }))).toBe('volume=volume=0.0000001')
    expect(writeFilter(use('pad', { color: 'a:b,[c]' }))).toBe('pad=color=a\\\\:b\\,\\[c\\]')
    expect(writeFilter(use('hflip'))).toBe('hflip')
  })

  it('refuses options it does not know, also those every object has', () => {
    expect(wrong('scale', { eval: 'frame' })).toThrow('scale has no option eval here')
    expect(wrong('hflip', { constructor: 1 })).toThrow(TypeError)
    expect(isFilterName('constructor')).toBe(false)
  })

  it('refuses words outside a choice, fractions for whole numbers, and what is no number', () => {
    expect(wrong('fade', { type: 'sideways' })).toThrow('sideways is not one of in, out')
    expect(wrong('scale', { w: 1.5 })).toThrow('w=1.5 is no whole number')
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(wrong('gblur', { sigma: value })).toThrow(RangeError)
  })

  it('of the table opens no file and runs no code', () => {
    const never =
      /^(a?movie|subtitles|ass|lut[13]d|frei0r.*|ladspa|lv2|a?zmq|a?sendcmd|.*opencl.*|geq|aeval)$/
    expect(Object.keys(FILTERS).filter((name) => never.test(name))).toEqual([])
  })
})

describe('the graph of a recipe', () => {
  const graph = (steps: readonly RecipeStep[], world = {}) => {
    const lines = graphTextOf(
      planOf(recipeOf(steps), { files: { a: fileOf('a', SILENT), b: fileOf('b', SILENT) }, ...world }),
    )
    const clips = lines.filter((line) => /^\[\d+:\d+\]/.test(line)).length
    return lines.slice(clips)
  }
  const pace = (from: string, settb: string, setpts: string, to: string) => [
    `${from}settb=expr=1/25${settb}`,
    `${settb}setpts=expr=N${setpts}`,
    `${setpts}fps=fps=25${to}`,
  ]

  it('of a chain is one chain', () => {
    const steps = [
      step('small', 'RESIZE', ['a'], { config: { width: 320 } }),
      step('toned', 'TRANSFORM', ['small'], { config: { effects: { contrast: 1.2, blur: 2, hue: 10 } } }),
      step('seen', 'EFFECT', ['toned'], { config: { effect: 'mine' } }),
    ]
    expect(graph(steps, { effects: { mine: effectOf([{ use: 'negate' }]) } })).toEqual([
      '[v0]scale=w=320:h=180:flags=bicubic[v1]',
      '[v1]setsar=sar=1[v2]',
      '[v2]format=pix_fmts=yuv420p[v3]',
      '[v3]eq=contrast=1.2[v4]',
      '[v4]hue=h=10[v5]',
      '[v5]gblur=sigma=2[v6]',
      '[v6]format=pix_fmts=yuv420p[v7]',
      '[v7]negate[v8]',
      '[v8]format=pix_fmts=yuv420p[v9]',
      `[v9]${TAGGED}[v10]`,
      ...pace('[v10]', '[v11]', '[v12]', '[v13]'),
    ])
  })

  it('of a sequence joins, counts the frames anew, and states the rate', () => {
    expect(graph([step('all', 'SEQUENCE', ['a', 'b'])])).toEqual([
      '[v0][v1]concat=n=2:v=1:a=0[v2]',
      '[v2]settb=expr=1/25[v3]',
      '[v3]setpts=expr=N[v4]',
      '[v4]format=pix_fmts=yuv420p[v5]',
      `[v5]${TAGGED}[v6]`,
      ...pace('[v6]', '[v7]', '[v8]', '[v9]'),
    ])
  })

  it('of a crossfade has a part of its own between the bodies', () => {
    const fade = { transition: { type: 'crossfade', duration: 0.4 } }
    const text = graphTextOf(
      planOf(recipeOf([step('all', 'SEQUENCE', ['a', 'b'], { config: fade })]), {
        files: { a: fileOf('a', SILENT), b: fileOf('b', SILENT) },
      }),
    ).join('\n')
    expect(text.match(/trim=[^,]*/g)).toEqual([
      'trim=start_pts=0:end_pts=240',
      'trim=start_pts=240:end_pts=250',
      'trim=start_pts=0:end_pts=10',
      'trim=start_pts=10:end_pts=250',
    ])
    expect(text).toContain('xfade=transition=fade:duration=0.4:offset=0')
    expect(text).toContain('concat=n=3:v=1:a=0')
  })

  it('of a speed prints numbers without exponents and ends on the exact frame', () => {
    const speed = step('fast', 'TRANSFORM', ['a'], { config: { effects: { speed: 3 } } })
    expect(graph([speed]).slice(0, 5)).toEqual([
      '[v0]settb=expr=1/25000[v1]',
      '[v1]setpts=expr=N*333.3333333333333[v2]',
      '[v2]fps=fps=25:start_time=0:round=up[v3]',
      '[v3]tpad=stop=3:stop_mode=clone[v4]',
      '[v4]trim=end_frame=83[v5]',
    ])
  })

  it('of a still holds its one picture', () => {
    const held = step('held', 'SEGMENT', ['a'], { config: { duration: 2 } })
    const lines = graph([held], { files: { a: fileOf('a', STILL) } })
    expect(lines.slice(0, 4)).toEqual([
      ...pace('[v0]', '[v1]', '[v2]', '[v3]'),
      '[v3]tpad=stop=49:stop_mode=clone[v4]',
    ])
  })

  it('of sound alone joins samples', () => {
    const lines = graph([step('all', 'SEQUENCE', ['a', 'a'])], { files: { a: fileOf('a', SOUND) } })
    expect(lines).toContain('[a0][a1]concat=n=2:v=0:a=1[a2]')
  })

  it('of odd sizes crops in full chroma, and only then', () => {
    const fill = (width: number) =>
      graph([step('r', 'RESIZE', ['a'], { config: { width, height: 100, mode: 'fill' } })], {
        files: { a: fileOf('a', factsOf({ pixelFormat: 'yuv420p' }, false)) },
      }).join('\n')
    expect(fill(100)).not.toContain('yuv444p')
    expect(fill(101)).toMatch(
      /format=pix_fmts=yuv444p.*\n.*crop=w=101:h=100:x=\d+:y=0:exact=1.*\n.*format=pix_fmts=yuv420p/,
    )
  })
})
