/** TRANSFORM: colour, blur, sharpness and speed, in one step. */
import { z } from 'zod'
import { use } from '../media/graph/filters.ts'
import { changePictureSpeed, filterPicture } from '../media/graph/picture.ts'
import { samplesAt } from '../media/graph/rational.ts'
import { changeSoundSpeed } from '../media/graph/sound.ts'
import type { AudioStream, Media, VideoStream } from '../media/graph/stream.ts'
import type { NodeType } from './descriptor.ts'

const amount = (title: string, min: number, max: number, neutral: number, unit?: string) =>
  z
    .number()
    .min(min)
    .max(max)
    .optional()
    .meta({ title, neutral, ...(unit ? { unit } : {}) })

const effects = z.strictObject({
  brightness: amount('Brightness', -1, 1, 0),
  contrast: amount('Contrast', 0, 4, 1),
  saturation: amount('Saturation', 0, 3, 1),
  gamma: amount('Gamma', 0.1, 10, 1),
  hue: amount('Hue', -360, 360, 0, '°'),
  blur: amount('Blur', 0, 100, 0, 'px'),
  sharpen: amount('Sharpen', 0, 5, 0),
  speed: amount('Speed', 0.1, 10, 1, '×'),
})

type Effects = z.infer<typeof effects>
type Effect = keyof Effects

const NEUTRAL: Readonly<Record<Effect, number>> = {
  brightness: 0,
  contrast: 1,
  saturation: 1,
  gamma: 1,
  hue: 0,
  blur: 0,
  sharpen: 0,
  speed: 1,
}

interface Config {
  readonly effects: Effects
}

/** A value that changes nothing is left out, so that it shares an id with not being written. */
const config = z.strictObject({ effects: effects.default({}) }).transform(
  ({ effects }): Config => ({
    effects: Object.fromEntries(
      Object.entries(effects).filter(
        ([name, value]) => value !== undefined && value !== NEUTRAL[name as Effect],
      ),
    ),
  }),
)

export const TRANSFORM: NodeType<Config> = {
  type: 'TRANSFORM',
  version: 1,
  title: 'Transform',
  description:
    'Brightness, contrast, saturation, gamma, hue, blur, sharpness and speed. Sound follows the speed, its pitch stays.',
  category: 'picture',
  ports: [
    { name: 'input', description: 'The clip to change', kinds: ['video', 'image', 'audio'], min: 1, max: 1 },
  ],
  config,
  usesCanvasSize: false,
  build({ config: { effects }, inputs }) {
    const [input] = inputs as [Media]
    const video = input.video && changePictureSpeed(changePicture(input.video, effects), effects.speed ?? 1)
    const audio = input.audio && changeSound(input.audio, effects.speed ?? 1, video)
    return { ...(video ? { video } : {}), ...(audio ? { audio } : {}) }
  },
}

function changePicture(video: VideoStream, effects: Effects): VideoStream {
  const { brightness, contrast, saturation, gamma, hue, blur, sharpen } = effects
  const needsEq = [brightness, contrast, saturation, gamma].some((value) => value !== undefined)
  const filters = [
    ...(needsEq ? [use('eq', definedOnly({ brightness, contrast, saturation, gamma }))] : []),
    ...(hue === undefined ? [] : [use('hue', { h: hue })]),
    ...(blur === undefined ? [] : [use('gblur', { sigma: blur })]),
    ...(sharpen === undefined
      ? []
      : [use('unsharp', { luma_msize_x: 5, luma_msize_y: 5, luma_amount: sharpen })]),
  ]
  return filters.reduce((picture, filter) => filterPicture(picture, filter), video)
}

const definedOnly = (
  options: Readonly<Record<string, number | undefined>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

function changeSound(audio: AudioStream, speed: number, video: VideoStream | undefined): AudioStream {
  if (speed === 1) return audio
  const samples =
    video && !video.isStill
      ? samplesAt(video.frames, video.fps, audio.sampleRate)
      : Math.max(1, Math.round(audio.samples / speed))
  return changeSoundSpeed(audio, speed, samples)
}
