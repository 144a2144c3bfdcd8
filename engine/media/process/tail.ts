/** Keeps the last bytes of a stream that may never end. */

export class Tail {
  readonly #maxBytes: number
  #chunks: Buffer[] = []
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    if (this.#bytes > 2 * this.#maxBytes || this.#chunks.length > 1024) this.#trim()
  }

  /** What was kept, at most `maxBytes` of UTF-8; a character cut in two at the front is left out. */
  text(): string {
    this.#trim()
    return Buffer.concat(this.#chunks)
      .toString('utf8')
      .replace(/^\uFFFD+/, '')
  }

  #trim(): void {
    const kept = Buffer.concat(this.#chunks).subarray(-this.#maxBytes)
    this.#chunks = [Buffer.from(kept)] // a copy, so that the rest can be freed
    this.#bytes = kept.length
  }
}
