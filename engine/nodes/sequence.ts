/** SEQUENCE: one clip after the other, by cuts, crossfades or fades through black. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { dissolvePictures, fadePicture, holdPicture, joinPictures } from '../media/graph/picture.ts'
import { gridAt, samplesAt, secondsAt } from '../media/graph/rational.ts'
import { dissolveSounds, fadeSound, fitSound, joinSounds, silence, trimSound } from '../media/graph/sound.ts'
import type { AudioStream, Canvas, Media, VideoStream } from '../media/graph/stream.ts'
import { blankPicture, commonPixelFormat, conformPart } from './conform-part.ts'
import { cutMedia } from './cut-media.ts'
import type { NodeType } from './descriptor.ts'
import { colour, pixels, seconds } from './fields.ts'
import { FIT_MODES, type FitMode, type Size } from './fit-size.ts'

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

interface Part {
  readonly video: VideoStream
  readonly audio?: AudioStream
}

function joinWithPictures(inputs: readonly Media[], size: Size, config: Config, canvas: Canvas): Media {
  const format = commonPixelFormat(inputs)
  const hasSound = inputs.some(({ audio }) => audio)
  const parts = inputs.map((input): Part => {
    const video = input.video
      ? conformPart(input.video, size, config.fit as FitMode, config.background, format)
      : blankPicture(input.audio as AudioStream, size, config.background, format, canvas)
    const samples = samplesAt(video.frames, video.fps, canvas.sampleRate)
    return hasSound
      ? { video, audio: input.audio ? fitSound(input.audio, samples) : silence(samples, canvas) }
      : { video }
  })
  return joinParts(withTransitions(parts, config.transition))
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

function withTransitions(parts: readonly Part[], { type, duration }: Transition): readonly Part[] {
  const fps = (parts[0] as Part).video.fps
  const frames = gridAt(duration, fps)
  if (type === 'cut' || frames === 0) return parts
  return type === 'fade'
    ? parts.map((part, index) => fadePart(part, index, parts.length, frames))
    : crossfadeParts(parts, frames, duration)
}

/** Out of each part and into the next through black; the first half of the time belongs to the one that goes. */
function fadePart(part: Part, index: number, count: number, frames: number): Part {
  const half = Math.min(Math.max(1, Math.round(frames / 2)), part.video.frames)
  const into = index === 0 ? part : fadeBoth(part, 'in', half)
  return index === count - 1 ? into : fadeBoth(into, 'out', half)
}

function fadeBoth({ video, audio }: Part, type: 'in' | 'out', frames: number): Part {
  const picture = fadePicture(video, type, frames)
  return audio
    ? { video: picture, audio: fadeSound(audio, type, samplesAt(frames, video.fps, audio.sampleRate)) }
    : { video: picture }
}

/** body, dissolve, body, dissolve, … body: a crossfade is a part of its own between what is not touched by it. */
function crossfadeParts(parts: readonly Part[], frames: number, durationSec: number): readonly Part[] {
  parts.forEach(({ video }, index) => {
    const needed = frames * (index === 0 || index === parts.length - 1 ? 1 : 2)
    if (parts.length > 1 && video.frames < needed) {
      throw tooShort(index, secondsAt(video.frames, video.fps), durationSec, video.frames)
    }
  })
  return parts.flatMap((part, index) => {
    const previous = parts[index - 1]
    const head = previous ? frames : 0
    const tail = index < parts.length - 1 ? frames : 0
    const body = part.video.frames > head + tail ? [slice(part, head, part.video.frames - head - tail)] : []
    return previous
      ? [dissolve(slice(previous, previous.video.frames - frames, frames), slice(part, 0, frames)), ...body]
      : body
  })
}

const slice = (part: Part, start: number, frames: number): Part => cutMedia(part, start, frames) as Part

function dissolve(from: Part, to: Part): Part {
  const video = dissolvePictures(from.video, to.video)
  if (!from.audio || !to.audio) return { video }
  return { video, audio: dissolveSounds(from.audio, fitSound(to.audio, from.audio.samples)) }
}

const tooShort = (index: number, partSec: number, durationSec: number, length: number): ArtDagError =>
  new ArtDagError(
    'RECIPE_INVALID',
    `part ${index + 1} lasts ${partSec.toFixed(3)} s, too short for crossfades of ${durationSec} s`,
    {
      hint: 'shorten the transition, or lengthen the part',
      details: { part: index, length },
    },
  )

function joinSoundOnly(parts: readonly Media[], { transition: { type, duration } }: Config): Media {
  const sounds = parts.map(({ audio }) => audio as AudioStream)
  const samples = Math.round(duration * (sounds[0] as AudioStream).sampleRate)
  if (type === 'cut' || samples === 0) return { audio: joinSounds(sounds) }
  return {
    audio: joinSounds(
      type === 'fade' ? fadeSounds(sounds, samples) : crossfadeSounds(sounds, samples, duration),
    ),
  }
}

/** As for pictures: the first half of the time belongs to the part that goes. */
function fadeSounds(sounds: readonly AudioStream[], samples: number): readonly AudioStream[] {
  return sounds.map((sound, index) => {
    const half = Math.min(Math.max(1, Math.round(samples / 2)), sound.samples)
    const into = index === 0 ? sound : fadeSound(sound, 'in', half)
    return index === sounds.length - 1 ? into : fadeSound(into, 'out', half)
  })
}

function crossfadeSounds(
  sounds: readonly AudioStream[],
  overlap: number,
  durationSec: number,
): readonly AudioStream[] {
  return sounds.flatMap((sound, index) => {
    const previous = sounds[index - 1]
    const head = previous ? overlap : 0
    const tail = index < sounds.length - 1 ? overlap : 0
    if (sound.samples < head + tail)
      throw tooShort(index, sound.samples / sound.sampleRate, durationSec, sound.samples)
    const body = sound.samples > head + tail ? [trimSound(sound, head, sound.samples - head - tail)] : []
    if (!previous) return body
    return [
      dissolveSounds(trimSound(previous, previous.samples - overlap, overlap), trimSound(sound, 0, overlap)),
      ...body,
    ]
  })
}
