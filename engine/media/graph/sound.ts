/** Pure operations on sound streams, counted in samples. */
import { layoutOf } from './clip.ts'
import { type FilterUse, use } from './filters.ts'
import { madeFrom } from './origin.ts'
import { after } from './picture.ts'
import type { AudioStream, Canvas, StreamNode } from './stream.ts'

/** A filter that keeps the number of samples. */
export const filterSound = (audio: AudioStream, filter: FilterUse): AudioStream => ({
  ...audio,
  node: after('audio', filter, audio.node),
})

/** Samples `start … start + samples`. A clip is only narrowed. */
export function trimSound(audio: AudioStream, start: number, samples: number): AudioStream {
  if (start === 0 && samples === audio.samples) return audio
  const { node } = audio
  if (node.kind === 'clip') {
    const narrowed = madeFrom({ ...node, start: node.start + start, length: samples }, node)
    return { ...audio, samples, node: narrowed }
  }
  const cut = after('audio', use('atrim', { start_sample: start, end_sample: start + samples }), node)
  return { ...audio, samples, node: after('audio', use('asetpts', { expr: 'PTS-STARTPTS' }), cut) }
}

/** Exactly so many samples: silence is added at the end, or the rest is cut. */
export function fitSound(audio: AudioStream, samples: number): AudioStream {
  if (audio.samples === samples) return audio
  if (audio.samples > samples) return trimSound(audio, 0, samples)
  return { ...audio, samples, node: exactSound(audio.node, samples) }
}

/** So many samples, however many there are. */
export function exactSound(node: StreamNode, samples: number): StreamNode {
  const padded = after('audio', use('apad', { whole_len: samples }), node)
  return after('audio', use('atrim', { end_sample: samples }), padded)
}

export function silence(
  samples: number,
  { sampleRate, channels }: Pick<Canvas, 'sampleRate' | 'channels'>,
): AudioStream {
  const source: StreamNode = {
    kind: 'filter',
    media: 'audio',
    use: use('anullsrc', { r: sampleRate, cl: layoutOf(channels) }),
    inputs: [],
  }
  const node = after('audio', use('atrim', { end_sample: samples }), source)
  return { sampleRate, channels, samples, node }
}

/** A sound by formula: `expression` is engine-made text over numbers, `t` the seconds; the same in every channel. */
export function soundSource(
  expression: string,
  samples: number,
  { sampleRate, channels }: Pick<Canvas, 'sampleRate' | 'channels'>,
): AudioStream {
  const exprs = Array.from({ length: channels }, () => expression).join('|')
  const source: StreamNode = {
    kind: 'filter',
    media: 'audio',
    use: use('aevalsrc', { exprs, s: sampleRate, c: layoutOf(channels) }),
    inputs: [],
  }
  const node = after('audio', use('atrim', { end_sample: samples }), source)
  return { sampleRate, channels, samples, node }
}

/** The same sound `speed` times as fast, pitch kept. `samples` is the exact length wanted. */
export function changeSoundSpeed(audio: AudioStream, speed: number, samples: number): AudioStream {
  const node = tempos(speed).reduce(
    (input, tempo) => after('audio', use('atempo', { tempo }), input),
    audio.node,
  )
  return { ...audio, samples, node: exactSound(node, samples) }
}

/** atempo loses quality outside 0.5 … 2, so larger changes go in equal steps. */
function tempos(speed: number): readonly number[] {
  const steps = Math.max(1, Math.ceil(Math.abs(Math.log2(speed)) - 1e-9))
  return Array.from({ length: steps }, () => speed ** (1 / steps))
}

export function joinSounds(parts: readonly AudioStream[]): AudioStream {
  const [first] = parts
  if (!first) throw new RangeError('joinSounds needs at least one part')
  if (parts.length === 1) return first
  const samples = parts.reduce((sum, part) => sum + part.samples, 0)
  const node: StreamNode = {
    kind: 'filter',
    media: 'audio',
    use: use('concat', { n: parts.length, v: 0, a: 1 }),
    inputs: parts.map((part) => part.node),
  }
  return { ...first, samples, node }
}

export function fadeSound(audio: AudioStream, type: 'in' | 'out', samples: number): AudioStream {
  const start = type === 'in' ? 0 : audio.samples - samples
  return filterSound(audio, use('afade', { type, start_sample: start, nb_samples: samples }))
}

/** Two sounds of the same length, one going while the other comes. */
export function dissolveSounds(from: AudioStream, to: AudioStream): AudioStream {
  const node: StreamNode = {
    kind: 'filter',
    media: 'audio',
    use: use('amix', { inputs: 2, normalize: false, dropout_transition: 0 }),
    inputs: [fadeSound(from, 'out', from.samples).node, fadeSound(to, 'in', to.samples).node],
  }
  return { ...from, node }
}

/** All at once; every sound has the same length. `divide`: each by their number, so that nothing clips. */
export function mixSounds(sounds: readonly AudioStream[], divide: boolean): AudioStream {
  const [first] = sounds
  if (!first) throw new RangeError('mixSounds needs at least one sound')
  if (sounds.length === 1) return first
  const node: StreamNode = {
    kind: 'filter',
    media: 'audio',
    use: use('amix', { inputs: sounds.length, normalize: divide, dropout_transition: 0 }),
    inputs: sounds.map((sound) => sound.node),
  }
  return { ...first, node }
}
