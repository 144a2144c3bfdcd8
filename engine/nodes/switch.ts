/** SWITCH: several clips running side by side, of which one is shown at a time. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { joinPictures, trimPicture } from '../media/graph/picture.ts'
import { gridAt, samplesAt } from '../media/graph/rational.ts'
import { fitSound, joinSounds, silence, trimSound } from '../media/graph/sound.ts'
import type { AudioStream, Canvas, Media, VideoStream } from '../media/graph/stream.ts'
import { commonForm, conformPart } from './conform-part.ts'
import type { NodeType } from './descriptor.ts'
import { colour, seconds } from './fields.ts'
import { FIT_MODES } from './fit-size.ts'

const range = z
  .strictObject({
    start: seconds('From'),
    end: seconds('To'),
    input: z.int().min(0).max(63).meta({ title: 'Which input', hint: '0 is the first' }),
  })
  .refine(({ start, end }) => end > start, { path: ['end'], error: 'the end must come after the start' })

const config = z.strictObject({
  ranges: z.array(range).max(2000).default([]).meta({ title: 'Which input shows when' }),
  default: z.int().min(0).max(63).default(0).meta({ title: 'What shows elsewhere', hint: '0 is the first' }),
  sound: z
    .enum(['follow', 'first'])
    .default('follow')
    .meta({ title: 'Sound of what shows, or of the first input' }),
  fit: z.enum(FIT_MODES).default('pad').meta({ title: 'How inputs of other sizes fit' }),
  background: colour('Colour around smaller pictures').default('black'),
})

type Config = z.output<typeof config>

export const SWITCH: NodeType<Config> = {
  type: 'SWITCH',
  version: 1,
  title: 'Switch',
  description: 'All inputs run at once; time ranges say which one shows. The first gives size and length.',
  category: 'edit',
  ports: [{ name: 'inputs', description: 'The clips to choose from', kinds: ['video'], min: 1, max: 64 }],
  config,
  usesCanvasSize: false,
  build({ config, inputs, canvas }) {
    const base = inputs[0]?.video as VideoStream
    const form = commonForm(inputs)
    const fitted = inputs.map(
      ({ video, audio }): Media => ({
        video: conformPart(video as VideoStream, base, config.fit, config.background, form),
        ...(audio ? { audio } : {}),
      }),
    )
    const spans = spansOf(config, base.frames, base, inputs.length)
    const video = joinPictures(spans.map((span) => shown(fitted[span.input] as Media, span)))
    const audio = soundOf(config, fitted, spans, base, canvas)
    return { video, ...(audio ? { audio } : {}) }
  },
}

interface Span {
  readonly input: number
  readonly start: number
  readonly frames: number
}

/** The whole length as spans without gaps: ranges in order of time, a later one in the list winning where two overlap. */
function spansOf(config: Config, frames: number, { fps }: VideoStream, count: number): readonly Span[] {
  const ranges = config.ranges.map(({ start, end, input }) => ({
    start: Math.min(frames, gridAt(start, fps)),
    end: Math.min(frames, gridAt(end, fps)),
    input,
  }))
  const wrong = [...ranges.map(({ input }) => input), config.default].find((input) => input >= count)
  if (wrong !== undefined)
    throw new ArtDagError('RECIPE_INVALID', `input ${wrong} is shown, but there are only ${count}`, {
      hint: 'inputs count from 0',
    })
  const borders = [...new Set([0, frames, ...ranges.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  const spans = borders.slice(0, -1).map((start, index): Span => {
    const showing = ranges.findLast((range) => range.start <= start && start < range.end)
    return { input: showing?.input ?? config.default, start, frames: (borders[index + 1] as number) - start }
  })
  return merged(spans.filter((span) => span.frames > 0))
}

/** Neighbours that show the same input are one span. */
function merged(spans: readonly Span[]): readonly Span[] {
  const done: Span[] = []
  for (const span of spans) {
    const last = done.at(-1)
    if (last?.input === span.input) done[done.length - 1] = { ...last, frames: last.frames + span.frames }
    else done.push(span)
  }
  return done
}

function shown({ video }: Media, { input, start, frames }: Span): VideoStream {
  const picture = video as VideoStream
  if (picture.frames >= start + frames) return trimPicture(picture, start, frames)
  throw new ArtDagError(
    'RECIPE_INVALID',
    `input ${input} is shown until frame ${start + frames}, but has only ${picture.frames}`,
    {
      hint: 'shorten the range, or give a longer clip',
    },
  )
}

function soundOf(
  { sound }: Config,
  inputs: readonly Media[],
  spans: readonly Span[],
  { fps, frames }: VideoStream,
  canvas: Canvas,
): AudioStream | undefined {
  const whole = samplesAt(frames, fps, canvas.sampleRate)
  if (sound === 'first') return inputs[0]?.audio && fitSound(inputs[0].audio, whole)
  if (!inputs.some(({ audio }) => audio)) return undefined
  return joinSounds(
    spans.map(({ input, start, frames: length }) => {
      const from = samplesAt(start, fps, canvas.sampleRate)
      const samples = samplesAt(start + length, fps, canvas.sampleRate) - from
      const audio = inputs[input]?.audio
      return audio
        ? trimSound(fitSound(audio, Math.max(audio.samples, from + samples)), from, samples)
        : silence(samples, canvas)
    }),
  )
}
