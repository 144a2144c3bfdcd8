/** GENERATE: pictures and sounds made from nothing: colours, gradients, test patterns, titles, tones, clicks. */
import { z } from 'zod'
import { FONT_NAMES, FONTS } from '../media/fonts.ts'
import { assumedMatrix, DRAWN, stateColour } from '../media/graph/colour.ts'
import { type FilterUse, use } from '../media/graph/filters.ts'
import { after } from '../media/graph/picture.ts'
import { gridAt } from '../media/graph/rational.ts'
import { silence, soundSource } from '../media/graph/sound.ts'
import type { Canvas, Media, VideoStream } from '../media/graph/stream.ts'
import type { NodeType } from './descriptor.ts'
import { colour, pixels, seconds } from './fields.ts'

const length = seconds('Length').gt(0)
const picture = {
  width: pixels('Width').optional(),
  height: pixels('Height').optional(),
  /** Absent: a picture without a length of its own. */
  duration: length.optional(),
}
const sound = { duration: length.default(5) }

const solid = z.strictObject({
  kind: z.literal('solid'),
  color: colour('Colour').default('black'),
  ...picture,
})
const gradient = z.strictObject({
  kind: z.literal('gradient'),
  from: colour('First colour').default('#101a3a'),
  to: colour('Last colour').default('#ff6b3d'),
  direction: z.enum(['right', 'down', 'diagonal', 'outward']).default('down').meta({ title: 'Direction' }),
  ...picture,
})
const pattern = z.strictObject({ kind: z.enum(['pattern', 'bars']), ...picture })
const text = z.strictObject({
  kind: z.literal('text'),
  text: z
    .string()
    .min(1)
    .max(1000)
    .refine((value) => !value.includes('\0'), 'may not hold a NUL character')
    .meta({ title: 'Text', hint: 'multiline' }),
  font: z.enum(FONT_NAMES).default('sans-bold').meta({ title: 'Font' }),
  size: z.int().min(4).max(2000).default(72).meta({ title: 'Size', unit: 'px' }),
  color: colour('Colour').default('white'),
  /** `none` is transparent: for laying over other pictures. */
  background: z.union([z.literal('none'), colour('Background')]).default('none'),
  align: z.enum(['left', 'center', 'right']).default('center').meta({ title: 'Where, from side to side' }),
  valign: z.enum(['top', 'middle', 'bottom']).default('middle').meta({ title: 'Where, from top to bottom' }),
  ...picture,
})
const tone = z.strictObject({
  kind: z.literal('tone'),
  frequency: z.number().min(1).max(20_000).default(440).meta({ title: 'Frequency', unit: 'Hz' }),
  level: z.number().min(-90).max(0).default(-12).meta({ title: 'Level', unit: 'dB' }),
  ...sound,
})
const quiet = z.strictObject({ kind: z.literal('silence'), ...sound })
const click = z.strictObject({
  kind: z.literal('click'),
  bpm: z.number().min(20).max(400).default(120).meta({ title: 'Tempo', unit: 'BPM' }),
  meter: z.int().min(1).max(16).default(4).meta({ title: 'Beats in a bar; the first is higher' }),
  level: z.number().min(-90).max(0).default(-6).meta({ title: 'Level', unit: 'dB' }),
  ...sound,
})

const config = z.discriminatedUnion('kind', [solid, gradient, pattern, text, tone, quiet, click])

type Config = z.output<typeof config>
type PictureConfig = Exclude<Config, { kind: 'tone' | 'silence' | 'click' }>

export const GENERATE: NodeType<Config> = {
  type: 'GENERATE',
  version: 1,
  title: 'Generate',
  description: 'Makes a picture or a sound from nothing. A picture without a duration is a still.',
  category: 'source',
  ports: [],
  config,
  usesCanvasSize: true,
  build({ config, canvas }) {
    switch (config.kind) {
      case 'tone':
        return madeSound(
          `${amplitude(config.level)}*sin(2*PI*${fixed(config.frequency)}*t)`,
          config.duration,
          canvas,
        )
      case 'click':
        return madeSound(clicks(config.bpm, config.meter, config.level), config.duration, canvas)
      case 'silence':
        return { audio: silence(samplesOf(config.duration, canvas), canvas) }
      default:
        return { video: madePicture(config, canvas) }
    }
  },
}

const fixed = (value: number): string => value.toFixed(9)
const amplitude = (decibels: number): string => fixed(10 ** (decibels / 20))
const samplesOf = (sec: number, { sampleRate }: Canvas): number =>
  Math.max(1, gridAt(sec, { num: sampleRate, den: 1 }))

const madeSound = (expression: string, sec: number, canvas: Canvas): Media => ({
  audio: soundSource(expression, samplesOf(sec, canvas), canvas),
})

/** A short ping on every beat, a fifth higher on the first of a bar. */
function clicks(bpm: number, meter: number, level: number): string {
  const beat = fixed(60 / bpm)
  const bar = fixed((60 / bpm) * meter)
  const pitch = `(1000+500*lt(mod(t,${bar}),${beat}))`
  return `${amplitude(level)}*sin(2*PI*${pitch}*mod(t,${beat}))*exp(-60*mod(t,${beat}))`
}

const DEFAULT_SIZE = { width: 1280, height: 720 }

function madePicture(config: PictureConfig, canvas: Canvas): VideoStream {
  const size = {
    width: config.width ?? canvas.size?.width ?? DEFAULT_SIZE.width,
    height: config.height ?? canvas.size?.height ?? DEFAULT_SIZE.height,
  }
  const isStill = config.duration === undefined
  const frames = config.duration === undefined ? 1 : Math.max(1, gridAt(config.duration, canvas.fps))
  const isTransparent = config.kind === 'text' && config.background === 'none'
  const pixelFormat = isTransparent ? (isStill ? 'rgba' : 'yuva420p') : isStill ? 'rgb24' : 'yuv420p'
  const matrix = isStill ? assumedMatrix(size) : config.kind === 'bars' ? 'bt709' : DRAWN
  const [source, ...drawn] = filtersOf(config, size, canvas)
  const format = use('format', { pix_fmts: pixelFormat })
  const stated = isStill ? [] : [stateColour(matrix)]
  const chain = [use('trim', { end_frame: frames }), ...drawn, format, ...stated]
  const endless = { kind: 'filter', media: 'video', use: source as FilterUse, inputs: [] } as const
  const node = chain.reduce(
    (input, filter) => after('video', filter, input),
    endless as Parameters<typeof after>[2],
  )
  return { ...size, fps: canvas.fps, frames, isStill, pixelFormat, matrix, node }
}

/** The source, then what is drawn on it. */
function filtersOf(
  config: PictureConfig,
  { width, height }: { width: number; height: number },
  { fps }: Canvas,
): readonly FilterUse[] {
  const frame = { s: `${width}x${height}`, r: fps }
  switch (config.kind) {
    case 'solid':
      return [use('color', { c: config.color, ...frame })]
    case 'gradient':
      return [
        use('gradients', {
          ...frame,
          nb_colors: 2,
          c0: config.from,
          c1: config.to,
          speed: 0.00001,
          seed: 0,
          ...line(config.direction, width, height),
        }),
      ]
    case 'pattern':
      return [use('testsrc2', frame)]
    case 'bars':
      return [use('smptehdbars', frame)]
    case 'text':
      return [
        use('color', { c: config.background === 'none' ? 'black@0.0' : config.background, ...frame }),
        use('format', { pix_fmts: 'rgba' }),
        drawText(config),
      ]
  }
}

/** A gradient is still: its line lies fixed, and its speed is the least there is. At 0 ffmpeg would draw lots. */
function line(direction: z.output<typeof gradient>['direction'], width: number, height: number) {
  const [right, bottom] = [width - 1, height - 1]
  switch (direction) {
    case 'right':
      return { x0: 1, y0: 1, x1: right, y1: 1, type: 'linear' } as const
    case 'down':
      return { x0: 1, y0: 1, x1: 1, y1: bottom, type: 'linear' } as const
    case 'diagonal':
      return { x0: 1, y0: 1, x1: right, y1: bottom, type: 'linear' } as const
    case 'outward':
      return {
        x0: Math.round(width / 2),
        y0: Math.round(height / 2),
        x1: right,
        y1: bottom,
        type: 'radial',
      } as const
  }
}

const X = { left: 'h/20', center: '(w-text_w)/2', right: 'w-text_w-h/20' } as const
const Y = { top: 'h/20', middle: '(h-text_h)/2', bottom: 'h-text_h-h/20' } as const

/** `expansion=none`: the text is drawn as it is, whatever percent signs and backslashes it holds. */
const drawText = ({ text: words, font, size, color, align, valign }: z.output<typeof text>): FilterUse =>
  use('drawtext', {
    text: words,
    fontfile: FONTS[font].cid,
    fontsize: size,
    fontcolor: color,
    expansion: 'none',
    x: X[align],
    y: Y[valign],
  })
