/** The samples of a sound as numbers, for whoever wants to measure it. */
import { layoutOf } from '../graph/clip.ts'
import { use } from '../graph/filters.ts'
import { exactSound, filterSound } from '../graph/sound.ts'
import type { AudioStream } from '../graph/stream.ts'
import type { Profile } from '../profiles.ts'
import { type Decoding, decodeStream } from './decode-stream.ts'

/**
 * Left and right by turns, little-endian float32, `rate` pairs a second; the first is the stream's own first sample. Exactly
 * `round(samples · rate / sampleRate)` pairs, unless the file is damaged.
 * @throws ArtDagError as `decodeStream`
 */
export function decodeSound(audio: AudioStream, rate: number, decoding: Decoding): Promise<void> {
  const durationSec = audio.samples / audio.sampleRate
  return decodeStream({ delivery: { audio: toStereo(audio, rate), durationSec }, profile: BARE }, decoding)
}

/** One filter does all of it, in floats: nothing is clipped. */
function toStereo(audio: AudioStream, rate: number): AudioStream {
  const form = { sample_fmts: 'flt', sample_rates: rate, channel_layouts: layoutOf(2) }
  const { node } = filterSound(audio, use('aformat', form))
  const samples = Math.max(1, Math.round((audio.samples * rate) / audio.sampleRate))
  return { sampleRate: rate, channels: 2, samples, node: exactSound(node, samples) }
}

const BARE: Profile = {
  v: 1,
  name: 'bare-sound',
  title: 'Samples and nothing else',
  kind: 'audio',
  extension: 'f32',
  muxer: 'f32le',
  muxerOptions: {},
  audio: { encoder: 'pcm_f32le', options: {} },
}
