/** BLEND: two pictures mixed by one of the usual modes. */
import { z } from 'zod'
import { type BlendMode, blendPictures } from '../media/graph/compose.ts'
import { holdPicture, trimPicture } from '../media/graph/picture.ts'
import { samplesAt } from '../media/graph/rational.ts'
import { fitSound } from '../media/graph/sound.ts'
import type { Media, VideoStream } from '../media/graph/stream.ts'
import { commonForm, conformPart } from './conform-part.ts'
import type { NodeType } from './descriptor.ts'
import { FIT_MODES } from './fit-size.ts'

/** Names people use, and what ffmpeg calls them. */
export const BLEND_MODES = {
  normal: 'normal',
  multiply: 'multiply',
  screen: 'screen',
  overlay: 'overlay',
  add: 'addition',
  subtract: 'subtract',
  average: 'average',
  difference: 'difference',
  lighten: 'lighten',
  darken: 'darken',
} as const satisfies Readonly<Record<string, BlendMode>>

const names = Object.keys(BLEND_MODES) as [keyof typeof BLEND_MODES, ...(keyof typeof BLEND_MODES)[]]

const config = z.strictObject({
  mode: z.enum(names).default('overlay').meta({ title: 'Mode' }),
  opacity: z.number().min(0).max(1).default(0.5).meta({ title: 'Opacity of the second picture' }),
  fit: z.enum(FIT_MODES).default('fill').meta({ title: 'How a second picture of another size fits' }),
})

type Config = z.output<typeof config>

export const BLEND: NodeType<Config> = {
  type: 'BLEND',
  version: 1,
  title: 'Blend',
  description:
    'Mixes a second picture into the first. Ends with the shorter one; the sound is the first that there is.',
  category: 'join',
  ports: [
    {
      name: 'base',
      description: 'The picture below; gives size and sound',
      kinds: ['video', 'image'],
      min: 1,
      max: 1,
    },
    { name: 'top', description: 'The picture mixed into it', kinds: ['video', 'image'], min: 1, max: 1 },
  ],
  config,
  usesCanvasSize: false,
  build({ config: { mode, opacity, fit }, inputs }) {
    const [first, second] = inputs as [Media, Media]
    const form = commonForm(inputs)
    const [base, top] = sameLength(first.video as VideoStream, second.video as VideoStream)
    const below = conformPart(base, base, 'stretch', 'black', form)
    const video = blendPictures(below, conformPart(top, base, fit, 'black', form), BLEND_MODES[mode], opacity)
    const sound = first.audio ?? second.audio
    if (!sound || video.isStill) return { video }
    return { video, audio: fitSound(sound, samplesAt(video.frames, video.fps, sound.sampleRate)) }
  },
}

/** A still lasts as long as the other; two clips end with the shorter. */
export function sameLength(a: VideoStream, b: VideoStream): readonly [VideoStream, VideoStream] {
  if (a.isStill && b.isStill) return [a, b]
  const frames = a.isStill ? b.frames : b.isStill ? a.frames : Math.min(a.frames, b.frames)
  const fitted = (video: VideoStream): VideoStream =>
    video.isStill ? holdPicture(video, frames) : trimPicture(video, 0, frames)
  return [fitted(a), fitted(b)]
}
