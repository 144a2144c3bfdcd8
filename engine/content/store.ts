/** The content store: files by CID, each held once, in the cache or where the user keeps them. */
import { mkdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'
import { bringBack, dropAside, healAside, setAside } from './aside.ts'
import { type Blob, createBlobsTable, type ListOptions } from './blobs-table.ts'
import { commitOwned, type StoreParts } from './commit.ts'
import { referTo, resolveLinks } from './external.ts'
import { type FileIdentity, identityOf, isSameFile } from './file-identity.ts'
import { FileHasher, type HashOptions } from './hash-file.ts'
import type { AliasKind, HashedFile } from './hash-job.ts'
import { createLayout } from './layout.ts'
import { forget, type Located, locate, pathOf, reread } from './locate.ts'
import { type ArrivingFile, receiveFile } from './receive-file.ts'
import { removeEntry } from './remove.ts'
import { createSources, type Look, type Sources } from './sources.ts'
import { createTempFolder, sweepTemps, type TempFolder } from './temps.ts'
import { type VerifyOptions, type VerifyReport, verify } from './verify.ts'

export interface StoreOptions {
  /** Stays the caller's; close it after the store. */
  readonly database: Database
  readonly cacheDir: string
  /** On the same file system as the cache, so that a finished file only changes its name. */
  readonly tmpDir: string
}

export interface ImportOptions extends HashOptions {
  /** Keep only where the file is, not a copy of it. */
  readonly reference?: boolean
  /**
   * Asked once the bytes at `path` are hashed, and before they are anybody's to see. What it throws keeps them out of the
   * store; what it gives runs in the transaction that makes the row. Not asked for a file known to be stored.
   */
  readonly admit?: (cid: Cid, path: string) => Promise<() => void>
}

export interface AdoptOptions extends HashOptions {
  /** Runs in the transaction that makes the row; must not wait for anything. */
  readonly inTransaction?: (cid: Cid, sizeBytes: number) => void
}

export interface Stored {
  readonly cid: Cid
  readonly sizeBytes: number
}

export interface Imported extends Stored {
  /** The store did not know these bytes before. */
  readonly isNew: boolean
}

export interface StoredEntry extends Stored {
  readonly kind: Blob['kind']
  readonly path: string
  readonly createdAtMs: number
}

interface Taken {
  readonly hashed: HashedFile
  readonly isNew: boolean
}

/** Several processes may work on one store. Whoever opens it calls `sweep` once and `close` at the end. */
export class ContentStore {
  readonly #parts: StoreParts
  readonly #temps: TempFolder
  readonly #tmpDir: string
  readonly #sources: Sources

  /** @throws ArtDagError USAGE when cache and tmp are on different file systems. */
  constructor({ database, cacheDir, tmpDir }: StoreOptions) {
    mkdirSync(cacheDir, { recursive: true })
    mkdirSync(tmpDir, { recursive: true })
    refuseTwoFileSystems(cacheDir, tmpDir)
    const layout = createLayout(cacheDir)
    this.#parts = { db: database, blobs: createBlobsTable(database), layout, hasher: new FileHasher() }
    this.#sources = createSources(database)
    this.#tmpDir = resolve(tmpDir)
    this.#temps = createTempFolder(this.#tmpDir)
  }

  /** The thread that hashes for this store; closed with it. */
  get hasher(): FileHasher {
    return this.#parts.hasher
  }

  /**
   * Takes a file of the user's. It is read once, copied while it is hashed, and never linked to; a symbolic link is
   * followed to the file it names. A file that was imported before and looks untouched is not read again.
   * @throws ArtDagError INPUT_MISSING, INPUT_CHANGED, MEDIA_UNREADABLE, MEDIA_LIMIT, DISK_FULL, CANCELLED
   */
  async importFile(path: string, options: ImportOptions = {}): Promise<Imported> {
    const source = await resolveLinks(path)
    const look = this.#sources.look(source)
    const known = look === undefined ? undefined : this.#imported(look, options)
    if (known !== undefined) return known
    const take = options.reference === true ? this.#refer(source, options) : this.#copy(source, options)
    const { hashed, isNew } = await take
    const { cid, sizeBytes } = hashed
    if (look !== undefined) this.#sources.remember(look, hashed)
    return { cid, sizeBytes, isNew }
  }

  /**
   * Takes a file the engine has written under `tempPath`, by renaming it. The temp is gone afterwards, also when
   * this fails. Size and streams are for the caller to check first.
   * @throws ArtDagError INPUT_CHANGED, DISK_FULL, CANCELLED; whatever `inTransaction` throws
   */
  async adopt(tempPath: string, options: AdoptOptions = {}): Promise<Stored> {
    // What comes in here is renamed or removed: never a file of the user's.
    if (!resolve(tempPath).startsWith(this.#tmpDir + sep)) throw new Error(`Not a temp of ours: ${tempPath}`)
    try {
      const { cid, sizeBytes, identity } = await this.#parts.hasher.hash(
        { path: tempPath, seal: true },
        options,
      )
      const work = (): void => options.inTransaction?.(cid, sizeBytes)
      await commitOwned(this.#parts, { path: tempPath, cid, identity }, work)
      return { cid, sizeBytes }
    } finally {
      await rm(tempPath, { force: true })
    }
  }

  /**
   * A new file whose bytes come in one after the other. Whoever asked for it gives it to `take` or discards it.
   * @param expectedBytes 0: not known
   * @throws ArtDagError DISK_FULL
   */
  receive(expectedBytes: number): Promise<ArrivingFile> {
    return receiveFile(this.#temps.path(''), expectedBytes)
  }

  /**
   * Stores a file that has arrived. Its temp is gone afterwards, also when this fails.
   * @throws ArtDagError DISK_FULL; whatever `admit` throws
   */
  async take(file: ArrivingFile, admit: ImportOptions['admit']): Promise<Imported> {
    try {
      const temp = await file.finish()
      const work = await admit?.(temp.cid, temp.path)
      const isNew = await commitOwned(this.#parts, temp, work)
      return { cid: temp.cid, sizeBytes: temp.identity.sizeBytes, isNew }
    } finally {
      await file.discard()
    }
  }

  /**
   * The file that holds a CID's bytes: one look at it when it is as recorded, else it is hashed again.
   * @throws ArtDagError NOT_FOUND, STORE_CORRUPT (the file is in quarantine now), INPUT_CHANGED (external)
   */
  locate(cid: Cid): Promise<Located> {
    return locate(this.#parts, cid)
  }

  /**
   * Hashes the bytes again, however trusted: before they are handed to others (upload, serve, publish). Gives the other
   * hashes asked for.
   * @throws ArtDagError as `locate`, and CANCELLED
   */
  reread(
    cid: Cid,
    options: { readonly aliases?: readonly AliasKind[]; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<ReadonlyMap<AliasKind, string>> {
    return reread(this.#parts, cid, options.aliases ?? [], options.signal)
  }

  /** A row, and a file of the right size. Whether the bytes are right is for `locate` to find out. */
  has(cid: Cid): boolean {
    const blob = this.#parts.blobs.get(cid)
    return (
      blob !== undefined &&
      identityOf(pathOf(this.#parts.layout, blob))?.sizeBytes === blob.identity.sizeBytes
    )
  }

  /**
   * Deletes an entry; an external file itself is left alone. Nothing happens when the CID is not stored.
   * @param protectedBy reasons, in words, why it must stay.
   * @throws ArtDagError PROTECTED when there is any reason
   */
  remove(cid: Cid, protectedBy: readonly string[]): Promise<void> {
    return removeEntry(this.#parts, cid, protectedBy, this.#temps.path(''))
  }

  /**
   * Deletes an entry so that it can be brought back: its file waits on the disk. Nothing happens when it is not stored.
   * @param protectedBy reasons, in words, why it must stay.
   * @param work runs in the transaction that takes the row away.
   * @throws ArtDagError PROTECTED when there is any reason, BUSY
   */
  setAside(cid: Cid, protectedBy: readonly string[], work: () => void): Promise<void> {
    return setAside(this.#parts, cid, protectedBy, work)
  }

  /** What was set aside is stored again; `work` runs in that transaction. @throws ArtDagError NOT_FOUND */
  bringBack(cid: Cid, work: () => void): Promise<void> {
    return bringBack(this.#parts, cid, work)
  }

  /** What was set aside goes for good; `work` runs in that transaction. */
  dropAside(cid: Cid, work: () => void): Promise<void> {
    return dropAside(this.#parts, cid, work)
  }

  /** Entries in order of CID; `after` the last one of a page gives the next page. */
  list(options: ListOptions = {}): readonly StoredEntry[] {
    return this.#parts.blobs.list(options).map((blob) => ({
      cid: blob.cid,
      kind: blob.kind,
      path: pathOf(this.#parts.layout, blob),
      sizeBytes: blob.identity.sizeBytes,
      createdAtMs: blob.createdAtMs,
    }))
  }

  /** A path of our own under `tmp/`, for a file to be adopted. `extension` as `.mp4`, or empty. */
  tempPath(extension: string): string {
    return this.#temps.path(extension)
  }

  /** Reads everything again; see `VerifyReport`. */
  verify(options: VerifyOptions = {}): Promise<VerifyReport> {
    return verify(this.#parts, options)
  }

  /**
   * Clears up after a crash: temps of dead processes, deletions cut short, and rows of owned files that are gone. External files that are
   * gone keep their rows; the disk may come back.
   */
  sweep(): { readonly temps: number; readonly rows: number } {
    const temps = sweepTemps(this.#tmpDir)
    healAside(this.#parts)
    const lost = this.#parts.blobs
      .list()
      .filter((blob) => blob.kind === 'owned' && identityOf(pathOf(this.#parts.layout, blob)) === undefined)
    for (const { cid } of lost) forget(this.#parts, cid, this.#parts.layout.fileOf(cid))
    return { temps, rows: lost.length }
  }

  /** Ends the hashing thread and removes this store's temps. */
  async close(): Promise<void> {
    await this.#parts.hasher.close()
    this.#temps.close()
  }

  /** The entry of a file that was imported before, if it still is as good as reading the file again. */
  #imported(look: Look, { reference = false }: ImportOptions): Imported | undefined {
    const cid = this.#sources.find(look)
    const blob = cid === undefined ? undefined : this.#parts.blobs.get(cid)
    if (blob === undefined || (blob.kind === 'external' && !reference)) return undefined
    if (!isSameFile(blob.identity, identityOf(pathOf(this.#parts.layout, blob)))) return undefined
    return { cid: blob.cid, sizeBytes: blob.identity.sizeBytes, isNew: false }
  }

  async #refer(path: string, options: ImportOptions): Promise<Taken> {
    const hashed = await this.#parts.hasher.hash({ path }, options)
    const work = await options.admit?.(hashed.cid, path)
    return { hashed, isNew: referTo(this.#parts, path, hashed, work) }
  }

  async #copy(path: string, options: ImportOptions): Promise<Taken> {
    const copyTo = this.#temps.path('')
    const hashed = await this.#parts.hasher.hash({ path, copyTo }, options)
    const temp = { path: copyTo, cid: hashed.cid, identity: hashed.copy as FileIdentity }
    try {
      const work = await options.admit?.(hashed.cid, copyTo)
      return { hashed, isNew: await commitOwned(this.#parts, temp, work) }
    } finally {
      await rm(copyTo, { force: true })
    }
  }
}

function refuseTwoFileSystems(cacheDir: string, tmpDir: string): void {
  if (statSync(cacheDir).dev === statSync(tmpDir).dev) return
  throw new ArtDagError('USAGE', `${cacheDir} and ${tmpDir} are on different file systems`, {
    hint: 'Put tmp on the disk of the cache.',
    details: { cacheDir, tmpDir },
  })
}
