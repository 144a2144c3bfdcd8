/** AUDIO_MIX: sounds played together, with gains, a common loudness, and room made for a voice. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { use } from '../media/graph/filters.ts'
import { samplesAt } from '../media/graph/rational.ts'
import { filterSound, fitSound, mixSounds } from '../media/graph/sound.ts'
import type { AudioStream, Media, StreamNode } from '../media/graph/stream.ts'
import type { NodeType } from './descriptor.ts'

const factor = z
  .number()
  .min(0, 'a gain is a factor from 0 up; decibels are text: "-6 dB"')
  .max(16, 'a gain is a factor up to 16; decibels are text: "6 dB"')

/** Decibels become the factor they stand for. */
const decibels = z
  .string()
  .regex(/^[+-]?\d{1,3}(?:\.\d{1,6})?\s*dB$/i, 'must be a factor such as 0.5, or decibels such as "-6 dB"')
  .transform((text) => Number((10 ** (Number.parseFloat(text) / 20)).toFixed(6)))
  .pipe(factor)

const gain = z.union([factor, decibels])

const ducking = z.strictObject({
  under: z
    .int()
    .min(0)
    .max(63)
    .meta({ title: 'Number of the input that others make room for', hint: '0 is the first' }),
  amount: z.number().min(1).max(20).default(4).meta({ title: 'How strongly', unit: ': 1' }),
  threshold: z.number().min(-60).max(0).default(-30).meta({ title: 'From which loudness', unit: 'dB' }),
  attack: z.number().min(1).max(2000).default(20).meta({ title: 'How fast they go down', unit: 'ms' }),
  release: z.number().min(1).max(9000).default(300).meta({ title: 'How fast they come back', unit: 'ms' }),
})

const config = z.strictObject({
  gains: z
    .array(gain)
    .max(64)
    .default([])
    .meta({ title: 'Gain of each input: a factor from 0 to 16, or decibels such as "-6 dB"' }),
  normalize: z
    .boolean()
    .default(false)
    .meta({ title: 'Divide by the number of inputs, so that nothing clips' }),
  loudness: z.number().min(-70).max(-5).optional().meta({ title: 'Loudness of the result', unit: 'LUFS' }),
  ducking: ducking.optional().meta({ title: 'Ducking' }),
})

type Config = z.output<typeof config>

export const AUDIO_MIX: NodeType<Config> = {
  type: 'AUDIO_MIX',
  version: 1,
  title: 'Audio mix',
  description:
    'Plays sounds together, as long as the longest. A picture of the first input stays, and gives the length.',
  category: 'sound',
  ports: [{ name: 'inputs', description: 'The sounds', kinds: ['audio'], min: 1, max: 64 }],
  config,
  usesCanvasSize: false,
  build({ config, inputs }) {
    const video = inputs[0]?.video
    const sounds = inputs.map(({ audio }) => audio as AudioStream)
    const samples =
      video && !video.isStill
        ? samplesAt(video.frames, video.fps, (sounds[0] as AudioStream).sampleRate)
        : Math.max(...sounds.map((sound) => sound.samples))
    checkGains(config, sounds.length)
    const loud = sounds.map((sound, index) => withGain(fitSound(sound, samples), config.gains[index] ?? 1))
    const mixed = mixSounds(config.ducking ? duck(loud, config.ducking) : loud, config.normalize)
    const audio = config.loudness === undefined ? mixed : atLoudness(mixed, config.loudness)
    return video && !video.isStill ? { video, audio } : ({ audio } satisfies Media)
  },
}

function checkGains({ gains, ducking }: Config, count: number): void {
  if (gains.length > count)
    throw new ArtDagError('RECIPE_INVALID', `gains has ${gains.length} values for ${count} inputs`, {
      hint: 'give one gain for each input at most',
    })
  if (ducking && ducking.under >= count) {
    throw new ArtDagError(
      'RECIPE_INVALID',
      `ducking.under names input ${ducking.under}, but there are only ${count}`,
      { hint: 'inputs count from 0' },
    )
  }
}

const withGain = (sound: AudioStream, volume: number): AudioStream =>
  volume === 1 ? sound : filterSound(sound, use('volume', { volume }))

/** All others become quieter while the one is loud; it stays as it is. */
function duck(
  sounds: readonly AudioStream[],
  { under, amount, threshold, attack, release }: NonNullable<Config['ducking']>,
): readonly AudioStream[] {
  const voice = sounds[under] as AudioStream
  const compress = use('sidechaincompress', {
    threshold: Number((10 ** (threshold / 20)).toFixed(6)),
    ratio: amount,
    attack,
    release,
  })
  return sounds.map((sound, index) => {
    if (index === under) return sound
    const node: StreamNode = {
      kind: 'filter',
      media: 'audio',
      use: compress,
      inputs: [sound.node, voice.node],
    }
    return { ...sound, node }
  })
}

/** loudnorm works at 192 kHz inside, so the rate is said again; its look-ahead may cut the end, so the length is too. */
function atLoudness(sound: AudioStream, loudness: number): AudioStream {
  const levelled = filterSound(sound, use('loudnorm', { I: loudness, TP: -1.5, LRA: 11 }))
  const resampled = filterSound(levelled, use('aresample', { osr: sound.sampleRate }))
  return fitSound({ ...resampled, samples: sound.samples - 1 }, sound.samples)
}
