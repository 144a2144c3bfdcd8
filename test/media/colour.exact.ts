/** Colours come out as players show them, whatever the file says or does not say of its matrix. */
import { describe, expect, it } from 'vitest'
import { openEngine, type TestEngine } from '../support/engine.ts'
import { makeFile } from '../support/media.ts'
import { readPixels } from '../support/readback.ts'

/** Bars of colours that differ by much between the two matrices. */
const BARS = [
  [192, 32, 64],
  [32, 160, 48],
  [40, 64, 200],
  [200, 180, 40],
] as const

type Matrix = 'bt601' | 'bt709'
interface Bars {
  readonly width: number
  readonly height: number
  readonly matrix: Matrix
  /** Said in the file; absent: nothing is. */
  readonly tag?: 'bt709' | 'smpte170m' | 'bt470bg'
}

/** YUV by a known matrix, its tags as wanted. Lossless. */
function makeBars({ width, height, matrix, tag }: Bars): Promise<string> {
  const inputs = BARS.flatMap(([r, g, b]) => {
    const colour = `0x${[r, g, b].map((level) => level.toString(16).padStart(2, '0')).join('')}`
    return ['-f', 'lavfi', '-i', `color=c=${colour}:s=${width / 4}x${height}:r=25:d=0.2,format=gbrp`]
  })
  const tagged = `setparams=colorspace=${tag ?? 'unknown'}:color_primaries=unknown:color_trc=unknown`
  const graph = `[0][1][2][3]hstack=inputs=4,scale=out_color_matrix=${matrix}:out_range=tv,format=yuv420p,${tagged}`
  return makeFile('mp4', [...inputs, '-filter_complex', graph, '-c:v', 'libx264', '-qp', '0'])
}

/** The middles of the bars in a file of RGB. */
async function barsOf(file: string): Promise<readonly (readonly number[])[]> {
  const [pixels] = await readPixels(file, { width: 32, height: 8, pixelFormat: 'rgb24' })
  return BARS.map((_, i) => {
    const at = (4 * 32 + i * 8 + 4) * 3
    return [...(pixels?.subarray(at, at + 3) ?? [])]
  })
}

/** Rounding, and 256 colours; the two matrices are 10 to 30 apart. */
const ALIKE = 5

async function expectBars(file: string): Promise<void> {
  const seen = await barsOf(file)
  const off = seen.flatMap((bar, i) => bar.map((level, c) => Math.abs(level - (BARS[i]?.[c] ?? 0))))
  expect(Math.max(...off), JSON.stringify(seen)).toBeLessThanOrEqual(ALIKE)
}

const whole = `
inputs: { clip: video }
steps: [{ id: whole, type: SEGMENT, inputs: [clip] }]
output: whole`

const FILES: readonly (readonly [string, Bars])[] = [
  ['HD without tags', { width: 1280, height: 720, matrix: 'bt709' }],
  ['wide without tags', { width: 1280, height: 64, matrix: 'bt709' }],
  ['SD without tags', { width: 640, height: 480, matrix: 'bt601' }],
  ['HD that says bt601', { width: 1280, height: 720, matrix: 'bt601', tag: 'smpte170m' }],
  ['SD that says bt709', { width: 640, height: 480, matrix: 'bt709', tag: 'bt709' }],
]

describe.each(FILES)('%s', (_, bars) => {
  const render = async (engine: TestEngine, recipe: string, profile: string) =>
    await engine.render(recipe, { clip: await makeBars(bars) }, { profile })

  it.each(['png', 'gif', 'jpg', 'webp'])('as %s has its colours', async (profile) => {
    await expectBars(await render(await openEngine(), whole, profile))
  })

  it('has them when it is made smaller first, kept or not', async () => {
    const engine = await openEngine()
    const small = `
inputs: { clip: video }
steps:
  - { id: small, type: RESIZE, inputs: [clip], config: { width: 320 } }
  - { id: toned, type: TRANSFORM, inputs: [small], config: { effects: { blur: 0.2 } } }
output: toned`
    const clip = await makeBars(bars)
    await expectBars(await engine.render(small, { clip }, { profile: 'png' }))
    const other = await openEngine()
    await expectBars(await other.render(small, { clip }, { profile: 'png', keepIntermediates: true }))
  })

  const MIXED = [
    ['BLEND', '{ id: mixed, type: BLEND, inputs: [clip, clip], config: { mode: average } }'],
    ['LAYER', '{ id: mixed, type: LAYER, inputs: [clip, clip], config: { layers: [{ opacity: 0.5 }] } }'],
  ]
  it.each(MIXED)('has them through %s', async (_name, step) => {
    const recipe = `inputs: { clip: video }\nsteps:\n  - ${step}\noutput: mixed`
    await expectBars(await render(await openEngine(), recipe, 'png'))
  })
})

const filmed = (width: number, height: number): Bars => ({
  width,
  height,
  matrix: height >= 720 ? 'bt709' : 'bt601',
})

it.each([
  ['blend in RGB', '[{ use: blend, from: [input, input], with: { all_mode: average, all_opacity: 1 } }]'],
  ['a filter that knows RGB only', '[{ use: rgbashift, with: { rh: 0, rv: 1 } }]'],
  [
    'one after the other',
    '[{ use: colorbalance, with: { rs: 0 } }, { use: hflip }, { use: hflip }, { use: curves }]',
  ],
])('an effect with %s leaves the colours as players show them', async (_, filter) => {
  const engine = await openEngine()
  const { mkdirSync, writeFileSync } = await import('node:fs')
  mkdirSync(`${engine.home}/effects`, { recursive: true })
  writeFileSync(`${engine.home}/effects/mine.yaml`, `name: mine\ntitle: Mine\nfilter: ${filter}\n`)
  const recipe = `
inputs: { clip: video }
steps: [{ id: done, type: EFFECT, inputs: [clip], config: { effect: mine } }]
output: done`
  const clip = await makeBars(filmed(1280, 720))
  await expectBars(await engine.render(recipe, { clip }, { profile: 'png' }))
  // a lossless file between: by its YUV, not by what is left of RGB
  const after = `
inputs: { clip: video }
steps:
  - { id: done, type: EFFECT, inputs: [clip], config: { effect: mine } }
  - { id: end, type: TRANSFORM, inputs: [done], config: { effects: { blur: 0.2 } } }
output: end`
  await expectBars(await engine.render(after, { clip }, { profile: 'png', keepIntermediates: true }))
})

it('joined clips of several matrices all keep their colours', async () => {
  const engine = await openEngine()
  const clips = [
    filmed(1280, 720),
    { ...filmed(1280, 720), tag: 'bt709' } as const,
    filmed(640, 480),
    { ...filmed(640, 480), tag: 'bt470bg' } as const,
  ]
  const recipe = `
inputs: { clips: { type: video, list: true } }
steps: [{ id: all, type: SEQUENCE, inputs: [clips], config: { fit: stretch } }]
output: all`
  for (const order of [clips, clips.toReversed()]) {
    const files = await Promise.all(order.map(makeBars))
    const film = await engine.render(recipe, { clips: files }, { profile: 'gif' })
    const frames = await readPixels(film, { width: 32, height: 8, pixelFormat: 'rgb24' })
    expect(frames).toHaveLength(20)
    for (const pixels of frames) {
      const seen = BARS.map((_, i) => [...pixels.subarray((4 * 32 + i * 8 + 4) * 3).subarray(0, 3)])
      const off = seen.flatMap((bar, i) => bar.map((level, c) => Math.abs(level - (BARS[i]?.[c] ?? 0))))
      expect(Math.max(...off), JSON.stringify(seen)).toBeLessThanOrEqual(8)
    }
  }
})
