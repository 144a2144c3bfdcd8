/** Clicks over a song, block by block as it is decoded. */
import { type Clicks, clickTrack } from './click-track.ts'
import { toS16 } from './wav.ts'

const CHANNELS = 2
const FRAME_BYTES = CHANNELS * Float32Array.BYTES_PER_ELEMENT
/** The song steps back for the clicks. */
const SONG_LEVEL = 0.6

export class ClickMixer {
  /** Of what comes and of what is given. */
  readonly channels = CHANNELS
  readonly #clicks: Generator<Float32Array<ArrayBuffer>>
  #block = new Float32Array(0)
  #at = 0
  #rest: Uint8Array = new Uint8Array(0)

  constructor(clicks: Clicks) {
    this.#clicks = clickTrack(clicks)
  }

  /** Floats of both channels by turns, cut anywhere, in order; gives as many 16-bit samples as are whole. */
  mix(bytes: Uint8Array): Uint8Array {
    const all = new Uint8Array(this.#rest.length + bytes.length)
    all.set(this.#rest)
    all.set(bytes, this.#rest.length)
    const whole = all.length - (all.length % FRAME_BYTES)
    this.#rest = all.slice(whole)
    const samples = new Float32Array(all.buffer, 0, whole / Float32Array.BYTES_PER_ELEMENT)
    for (let i = 0; i < samples.length; i += CHANNELS) {
      const click = this.#nextClick()
      for (let at = i; at < i + CHANNELS; at++) samples[at] = (samples[at] as number) * SONG_LEVEL + click
    }
    return toS16(samples)
  }

  #nextClick(): number {
    if (this.#at === this.#block.length) {
      const next = this.#clicks.next()
      if (next.done) return 0
      this.#block = next.value
      this.#at = 0
    }
    return this.#block[this.#at++] ?? 0
  }
}
