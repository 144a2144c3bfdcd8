/** Fills blocks with what is decoded and lends them to a thread, never more than a few at once: who feeds waits. */

/** So many can be filled while the thread works on another. */
const BLOCKS = 6
/** Whole stereo samples and whole frames of 64 × 36 pixels: 1.7 s of sound. */
const BLOCK_BYTES = 64 * 36 * 128

export class BlockFeed {
  readonly #send: (block: ArrayBuffer, bytes: number) => void
  readonly #unitBytes: number
  readonly #free = Array.from({ length: BLOCKS }, () => new ArrayBuffer(BLOCK_BYTES))
  #block: Uint8Array<ArrayBuffer> | undefined
  #filled = 0
  #room: PromiseWithResolvers<void> | undefined

  /** `unitBytes`: of a sample or a frame; of a last one that is not whole nothing is sent. */
  constructor(unitBytes: number, send: (block: ArrayBuffer, bytes: number) => void) {
    this.#unitBytes = unitBytes
    this.#send = send
  }

  /** Takes all of it, copied; gives a promise where it has to wait for a block, and must not be called again till then. */
  write(bytes: Uint8Array): Promise<void> | undefined {
    let at = 0
    while (at < bytes.length) {
      this.#block ??= this.#nextBlock()
      if (this.#block === undefined) return this.#writeLater(bytes.subarray(at))
      const part = bytes.subarray(at, at + BLOCK_BYTES - this.#filled)
      this.#block.set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled === BLOCK_BYTES) this.#flush()
    }
    return undefined
  }

  /** Sends what stands in the last block. */
  end(): void {
    this.#filled -= this.#filled % this.#unitBytes
    if (this.#filled > 0) this.#flush()
  }

  /** A block comes back. */
  giveBack(block: ArrayBuffer): void {
    this.#free.push(block)
    this.#room?.resolve()
    this.#room = undefined
  }

  /** No block comes back any more: whoever waits for one gets the error. */
  fail(error: unknown): void {
    this.#room?.reject(error)
  }

  async #writeLater(bytes: Uint8Array): Promise<void> {
    this.#room = Promise.withResolvers()
    await this.#room.promise
    await this.write(bytes)
  }

  #nextBlock(): Uint8Array<ArrayBuffer> | undefined {
    const block = this.#free.pop()
    return block && new Uint8Array(block)
  }

  #flush(): void {
    const { buffer } = this.#block as Uint8Array<ArrayBuffer>
    this.#send(buffer, this.#filled)
    this.#block = undefined
    this.#filled = 0
  }
}
