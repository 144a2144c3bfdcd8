/** WAV files of 16-bit samples, written from start to end. */
import { ArtDagError } from '../../contract/errors.ts'
import { type Clicks, clickTrack } from './click-track.ts'

const HEADER_BYTES = 44
const BYTES_PER_SAMPLE = 2

export interface WavShape {
  /** Of each channel. */
  readonly samples: number
  readonly channels: number
  /** Hz. */
  readonly sampleRate: number
}

/** @throws ArtDagError MEDIA_LIMIT for what is longer than such a file can be (4 GiB) */
export function wavHeader({ samples, channels, sampleRate }: WavShape): Uint8Array<ArrayBuffer> {
  const frameBytes = channels * BYTES_PER_SAMPLE
  const dataBytes = samples * frameBytes
  if (dataBytes > 0xffffffff - HEADER_BYTES)
    throw new ArtDagError('MEDIA_LIMIT', `${samples} samples are too many for a WAV file`, {
      hint: 'ask for a shorter part',
    })
  const view = new DataView(new ArrayBuffer(HEADER_BYTES))
  const text = (at: number, word: string): void =>
    [...word].forEach((sign, index) => {
      view.setUint8(at + index, sign.charCodeAt(0))
    })
  text(0, 'RIFF')
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, BYTES_PER_SAMPLE * 8, true)
  text(36, 'data')
  view.setUint32(40, dataBytes, true)
  return new Uint8Array(view.buffer)
}

/** Little-endian 16-bit samples; what is beyond full scale is held there. */
export function toS16(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(samples.length * BYTES_PER_SAMPLE))
  samples.forEach((value, at) => {
    view.setInt16(at * BYTES_PER_SAMPLE, Math.round(Math.max(-1, Math.min(1, value)) * 32_767), true)
  })
  return new Uint8Array(view.buffer)
}

/** A mono file of clicks, chunk by chunk. @throws ArtDagError MEDIA_LIMIT at the first chunk, see {@link wavHeader} */
export function* clickWav(clicks: Clicks): Generator<Uint8Array<ArrayBuffer>> {
  const samples = Math.round(clicks.durationSec * clicks.sampleRate)
  yield wavHeader({ samples, channels: 1, sampleRate: clicks.sampleRate })
  for (const block of clickTrack(clicks)) yield toS16(block)
}
