/** SEQUENCE: one clip after the other, by cuts, crossfades or fades through black. */
import { z } from 'zod'
import { holdPicture, joinPictures } from '../media/graph/picture.ts'
import { gridAt, samplesAt } from '../media/graph/rational.ts'
import { fitSound, joinSounds, silence } from '../media/graph/sound.ts'
import type { AudioStream, Canvas, Media } from '../media/graph/stream.ts'
import type { Rational } from '../media/probe/facts.ts'
import { blankPicture, commonForm, conformPart } from './conform-part.ts'
import type { NodeType } from './descriptor.ts'
import { colour, pixels, seconds } from './fields.ts'
import { FIT_MODES, type FitMode, type Size } from './fit-size.ts'
import { crossfadeParts, fadeParts, PARTS, type Part, SOUNDS, type Strip } from './transitions.ts'

const TRANSITIONS = ['cut', 'crossfade', 'fade'] as const

interface Transition {
  readonly type: (typeof TRANSITIONS)[number]
  /** Seconds; 0 for a cut. */
  readonly duration: number
}

const transition = z
  .union([
    z.enum(TRANSITIONS).transform((type) => ({ type, duration: undefined })),
    z.strictObject({
      type: z.enum(TRANSITIONS).default('cut'),
      duration: seconds('Length of the transition').max(60).optional(),
    }),
  ])
  .default({ type: 'cut', duration: undefined })
  .transform(({ type, duration }): Transition => ({ type, duration: type === 'cut' ? 0 : (duration ?? 1) }))
  .meta({ title: 'Transition' })

const targetSize = z
  .union([
    z.enum(['first', 'last', 'largest']),
    z.strictObject({ width: pixels('Width'), height: pixels('Height') }),
  ])
  .default('first')
  .meta({ title: 'Size of the result' })

const config = z.strictObject({
  transition,
  target_size: targetSize,
  fit: z.enum(FIT_MODES).default('pad').meta({ title: 'How parts of other sizes fit' }),
  background: colour('Colour around smaller pictures').default('black'),
  still_duration: seconds('How long a picture without a length is shown').gt(0).default(5),
})

type Config = z.output<typeof config>

export const SEQUENCE: NodeType<Config> = {
  type: 'SEQUENCE',
  version: 1,
  title: 'Sequence',
  description: 'Plays its inputs one after the other. Sizes are made equal, missing sound becomes silence.',
  category: 'join',
  ports: [
    {
      name: 'items',
      description: 'The clips, in order',
      kinds: ['video', 'image', 'audio'],
      min: 1,
      max: Number.POSITIVE_INFINITY,
    },
  ],
  config,
  usesCanvasSize: true,
  build({ config, inputs, canvas }) {
    const parts = inputs.map((input) => withLength(input, config.still_duration, canvas))
    const size = sizeOf(parts, config, canvas)
    return size ? joinWithPictures(parts, size, config, canvas) : joinSoundOnly(parts, config)
  },
}

function withLength(input: Media, stillSec: number, canvas: Canvas): Media {
  return input.video?.isStill
    ? { video: holdPicture(input.video, Math.max(1, gridAt(stillSec, canvas.fps))) }
    : input
}

/** Size of the result, sides even; undefined when no part has a picture. */
function sizeOf(parts: readonly Media[], { target_size: target }: Config, canvas: Canvas): Size | undefined {
  const pictures = parts.flatMap(({ video }) => video ?? [])
  const [first] = pictures
  if (!first) return undefined
  if (typeof target === 'object') return target
  if (canvas.size) return canvas.size
  const area = ({ width, height }: Size): number => width * height
  const largest = pictures.reduce((best, next) => (area(next) > area(best) ? next : best), first)
  const chosen = { first, last: pictures.at(-1) ?? first, largest }[target]
  return { width: evenUp(chosen.width), height: evenUp(chosen.height) }
}

const evenUp = (side: number): number => side + (side % 2)

function joinWithPictures(inputs: readonly Media[], size: Size, config: Config, canvas: Canvas): Media {
  const form = commonForm(inputs)
  const hasSound = inputs.some(({ audio }) => audio)
  const parts = inputs.map((input): Part => {
    const video = input.video
      ? conformPart(input.video, size, config.fit as FitMode, config.background, form)
      : blankPicture(input.audio as AudioStream, size, config.background, form, canvas)
    const samples = samplesAt(video.frames, video.fps, canvas.sampleRate)
    return hasSound
      ? { video, audio: input.audio ? fitSound(input.audio, samples) : silence(samples, canvas) }
      : { video }
  })
  return joinParts(withTransitions(parts, config.transition, canvas.fps, PARTS))
}

/** Sound is cut to the cumulative frame borders, so that rounding of one part never shifts the next. */
function joinParts(parts: readonly Part[]): Media {
  const video = joinPictures(parts.map((part) => part.video))
  if (!parts[0]?.audio) return { video }
  let frame = 0
  const sounds = parts.map(({ video: picture, audio }) => {
    const { sampleRate } = audio as AudioStream
    const from = samplesAt(frame, picture.fps, sampleRate)
    frame += picture.frames
    return fitSound(audio as AudioStream, samplesAt(frame, picture.fps, sampleRate) - from)
  })
  return { video, audio: joinSounds(sounds) }
}

function joinSoundOnly(parts: readonly Media[], { transition }: Config): Media {
  const sounds = parts.map(({ audio }) => audio as AudioStream)
  const rate = { num: (sounds[0] as AudioStream).sampleRate, den: 1 }
  return { audio: joinSounds(withTransitions(sounds, transition, rate, SOUNDS)) }
}

/** `rate`: frames or samples per second, what the parts are counted in. */
function withTransitions<T>(
  parts: readonly T[],
  { type, duration }: Transition,
  rate: Rational,
  strip: Strip<T>,
): readonly T[] {
  const length = gridAt(duration, rate)
  if (type === 'cut' || length === 0) return parts
  return type === 'fade' ? fadeParts(parts, length, strip) : crossfadeParts(parts, length, strip, duration)
}
