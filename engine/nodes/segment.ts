/** SEGMENT: a part of a clip, cut on the frame grid of the canvas. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { lengthOf } from '../media/graph/length.ts'
import { holdPicture } from '../media/graph/picture.ts'
import { gridAt, secondsAt, toNumber } from '../media/graph/rational.ts'
import type { AudioStream, Canvas, Media, VideoStream } from '../media/graph/stream.ts'
import type { Rational } from '../media/probe/facts.ts'
import { cutMedia } from './cut-media.ts'
import type { NodeType } from './descriptor.ts'
import { seconds } from './fields.ts'

interface Config {
  /** Seconds from the clip's start. */
  readonly offset: number
  /** Seconds; absent: to the end. */
  readonly duration?: number | undefined
}

const written = z.strictObject({
  offset: seconds('Start').optional(),
  duration: seconds('Length').gt(0).optional(),
  start: seconds('Start, same as offset').optional(),
  end: seconds('End, instead of a length').optional(),
  precise: z.boolean().default(true).meta({
    title: 'Cut on the exact frame',
    hint: 'cuts are always exact; kept so that older recipes load',
  }),
})

/** One spelling per meaning: start/end become offset/duration, so both spellings share an id. */
const config = written
  .refine(({ offset, start }) => offset === undefined || start === undefined, {
    path: ['start'],
    error: 'offset and start mean the same; give one',
  })
  .refine(({ duration, end }) => duration === undefined || end === undefined, {
    path: ['end'],
    error: 'give either a duration or an end',
  })
  .refine(({ offset, start, end }) => end === undefined || end > (offset ?? start ?? 0), {
    path: ['end'],
    error: 'the end must come after the start',
  })
  .transform(({ offset, start, duration, end }): Config => {
    const from = offset ?? start ?? 0
    const length = end === undefined ? duration : Number((end - from).toFixed(9))
    return length === undefined ? { offset: from } : { offset: from, duration: length }
  })

export const SEGMENT: NodeType<Config> = {
  type: 'SEGMENT',
  version: 1,
  title: 'Segment',
  description:
    'Takes a part of a clip. Times are rounded to the frames of the canvas, then counted, so nothing drifts.',
  category: 'edit',
  ports: [
    { name: 'input', description: 'The clip to cut', kinds: ['video', 'audio', 'image'], min: 1, max: 1 },
  ],
  config,
  usesCanvasSize: false,
  build({ config: { offset, duration }, inputs, canvas }) {
    const [input] = inputs as [Media]
    if (input.video?.isStill) return holdStill(input.video, input.audio, duration, canvas)
    return cut(input, offset, duration)
  },
}

function cut(input: Media, offset: number, duration: number | undefined): Media {
  const { length, rate } = lengthOf(input)
  const start = gridAt(offset, rate)
  const end = duration === undefined ? length : Math.min(length, gridAt(offset + duration, rate))
  if (end > start) return cutMedia(input, start, end - start)
  throw start < length ? tooShort(duration as number, rate) : beyondEnd(offset, secondsAt(length, rate))
}

/** A picture has no length of its own: a segment gives it one. */
function holdStill(
  still: VideoStream,
  audio: AudioStream | undefined,
  duration: number | undefined,
  canvas: Canvas,
): Media {
  if (duration === undefined) return { video: still, ...(audio ? { audio } : {}) }
  return { video: holdPicture(still, Math.max(1, gridAt(duration, canvas.fps))) }
}

const tooShort = (durationSec: number, rate: Rational): ArtDagError =>
  new ArtDagError(
    'RECIPE_INVALID',
    `the segment lasts ${durationSec} s, which rounds to nothing at ${toNumber(rate).toFixed(2)} per second`,
    { hint: 'lengthen it', details: { durationSec } },
  )

const beyondEnd = (offset: number, lengthSec: number): ArtDagError =>
  new ArtDagError(
    'RECIPE_INVALID',
    `the segment begins at ${offset} s, but its input lasts only ${lengthSec.toFixed(3)} s`,
    {
      hint: 'choose an earlier offset, or a longer input',
      details: { offsetSec: offset, inputSec: lengthSec },
    },
  )
