/** A file that comes in pieces, from a network: written and hashed as it comes, and never held but for one chunk. */
import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FinishedTemp } from './commit.ts'
import { diskFull, explainWriteError, freeBytes } from './disk-full.ts'
import { identityFrom } from './file-identity.ts'
import { CHUNK_BYTES, createUnixfsTree } from './unixfs.ts'

/** One writer at a time: a write is over before the next one begins. */
export interface ArrivingFile {
  /** Written and yet to be written. */
  readonly receivedBytes: number
  /** The bytes may be overwritten once this settles. @throws ArtDagError DISK_FULL */
  write(bytes: Uint8Array): Promise<void>
  /** Nothing more comes; the file is on the disk and read-only. Once. @throws ArtDagError DISK_FULL */
  finish(): Promise<FinishedTemp>
  /** Removes what is still there. May be called at any time, more than once. */
  discard(): Promise<void>
}

const READ_ONLY = 0o444

/** @throws ArtDagError DISK_FULL, at once when so much is not free */
export async function receiveFile(path: string, expectedBytes: number): Promise<ArrivingFile> {
  const folder = dirname(path)
  if (expectedBytes > freeBytes(folder)) throw diskFull(folder, expectedBytes)
  return new Arriving(path, await open(path, 'wx', 0o600).catch((error: unknown) => fail(error, path, 0)))
}

class Arriving implements ArrivingFile {
  readonly #path: string
  readonly #handle: FileHandle
  readonly #tree = createUnixfsTree()
  readonly #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  /** Of the chunk; what comes is little at a time, so nobody waits for the sum, and no thread needs a copy of it. */
  #sum = createHash('sha256')
  #filled = 0
  #writtenBytes = 0
  #closed: Promise<void> | undefined

  constructor(path: string, handle: FileHandle) {
    this.#path = path
    this.#handle = handle
  }

  get receivedBytes(): number {
    return this.#writtenBytes + this.#filled
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0; ) {
      const part = rest.subarray(0, CHUNK_BYTES - this.#filled)
      this.#chunk.set(part, this.#filled)
      this.#sum.update(part)
      this.#filled += part.length
      rest = rest.subarray(part.length)
      if (this.#filled === CHUNK_BYTES) await this.#flush()
    }
  }

  async finish(): Promise<FinishedTemp> {
    if (this.#filled > 0 || this.#writtenBytes === 0) await this.#flush()
    const cid = this.#tree.finish()
    try {
      await this.#handle.chmod(READ_ONLY)
      await this.#handle.sync()
      return { path: this.#path, cid, identity: identityFrom(await this.#handle.stat({ bigint: true })) }
    } catch (error) {
      return fail(error, this.#path, this.receivedBytes)
    } finally {
      await this.#close()
    }
  }

  async discard(): Promise<void> {
    await this.#close()
    await rm(this.#path, { force: true })
  }

  async #flush(): Promise<void> {
    const chunk = this.#chunk.subarray(0, this.#filled)
    await this.#writeAll(chunk)
    this.#tree.add(this.#sum.digest(), chunk.length)
    this.#sum = createHash('sha256')
    this.#writtenBytes += chunk.length
    this.#filled = 0
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; )
        done += (await this.#handle.write(bytes, done, bytes.length - done)).bytesWritten
    } catch (error) {
      fail(error, this.#path, this.receivedBytes)
    }
  }

  #close(): Promise<void> {
    this.#closed ??= this.#handle.close()
    return this.#closed
  }
}

function fail(error: unknown, path: string, neededBytes: number): never {
  throw explainWriteError(error, dirname(path), neededBytes)
}
