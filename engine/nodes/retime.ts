/** RETIME: another course of time: which moment of the clip is shown when, by points that are joined by straight lines. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { changePictureTo, joinPictures, trimPicture } from '../media/graph/picture.ts'
import { gridAt, samplesAt } from '../media/graph/rational.ts'
import { changeSoundSpeed, joinSounds, trimSound } from '../media/graph/sound.ts'
import type { AudioStream, Media, VideoStream } from '../media/graph/stream.ts'
import type { NodeType } from './descriptor.ts'

const point = z.tuple([z.number().min(0).max(14_400), z.number().min(0).max(14_400)])

const rises = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > (values[index - 1] as number))

const config = z.strictObject({
  points: z
    .array(point)
    .min(2)
    .max(2000)
    .refine(
      (points) => rises(points.map(([from]) => from)),
      'the first numbers (seconds of the clip) must rise',
    )
    .refine(
      (points) => rises(points.map(([, to]) => to)),
      'the second numbers (seconds of the result) must rise',
    )
    .refine((points) => points[0]?.[1] === 0, 'the first point must be at 0 s of the result')
    .meta({ title: 'Points: seconds of the clip, seconds of the result', unit: 's' }),
  sound: z
    .enum(['follow', 'drop'])
    .default('follow')
    .meta({ title: 'Sound follows, its pitch kept, or is dropped' }),
})

type Config = z.output<typeof config>

export const RETIME: NodeType<Config> = {
  type: 'RETIME',
  version: 1,
  title: 'Retime',
  description:
    'Speeds up and slows down along points of time. Every frame of the result is fixed when it is planned.',
  category: 'edit',
  ports: [{ name: 'input', description: 'The clip', kinds: ['video'], min: 1, max: 1 }],
  config,
  usesCanvasSize: false,
  build({ config: { points, sound }, inputs }) {
    const [input] = inputs as [Media]
    const video = input.video as VideoStream
    const spans = spansOf(points, video)
    const picture = joinPictures(
      spans.map(({ start, frames, shown }) => changePictureTo(trimPicture(video, start, frames), shown)),
    )
    if (!input.audio || sound === 'drop') return { video: picture }
    return { video: picture, audio: retimeSound(input.audio, spans, video) }
  },
}

interface Span {
  /** Frames of the clip. */
  readonly start: number
  readonly frames: number
  /** First frame and number of frames of the result. */
  readonly at: number
  readonly shown: number
}

/** Between two points; spans too short to show a frame are left out, and a part of no length shows its one frame. */
function spansOf(points: Config['points'], { fps, frames }: VideoStream): readonly Span[] {
  const onGrid = points.map(([from, to]) => [gridAt(from, fps), gridAt(to, fps)] as const)
  const last = onGrid.at(-1)?.[0] ?? 0
  if (last > frames) {
    throw new ArtDagError(
      'RECIPE_INVALID',
      `the last point is at frame ${last} of the clip, which has only ${frames}`,
      {
        hint: 'move the point, or give a longer clip',
      },
    )
  }
  return onGrid.slice(1).flatMap(([end, until], index) => {
    const [from, at] = onGrid[index] as readonly [number, number]
    const start = Math.min(from, frames - 1)
    return until > at ? [{ start, frames: Math.max(1, end - start), at, shown: until - at }] : []
  })
}

function retimeSound(audio: AudioStream, spans: readonly Span[], { fps }: VideoStream): AudioStream {
  const at = (frame: number): number => samplesAt(frame, fps, audio.sampleRate)
  return joinSounds(
    spans.map(({ start, frames, at: first, shown }) => {
      const part = trimSound(audio, at(start), at(start + frames) - at(start))
      return changeSoundSpeed(part, frames / shown, at(first + shown) - at(first))
    }),
  )
}
