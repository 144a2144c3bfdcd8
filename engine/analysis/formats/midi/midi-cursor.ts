/** Reads the bytes of a MIDI file one after another, and never beyond their end. */
import { badFile } from '../bad-file.ts'

export class MidiCursor {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  byte(): number {
    return this.take(1)[0] as number
  }

  /** The next byte stays the next. */
  peek(): number {
    const byte = this.byte()
    this.#at--
    return byte
  }

  number(bytes: number): number {
    return this.take(bytes).reduce((value, byte) => value * 256 + byte, 0)
  }

  variableLength(): number {
    let value = 0
    for (let count = 0; count < 4; count++) {
      const byte = this.byte()
      value = value * 128 + (byte & 0x7f)
      if (byte < 0x80) return value
    }
    throw badFile(`a number of the MIDI file is too long (byte ${this.#at})`)
  }

  /** @throws ArtDagError USAGE where there are fewer */
  take(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw badFile('the MIDI file is cut off')
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  text(count: number): string {
    return new TextDecoder('utf-8').decode(this.take(count))
  }
}
