/** The hashing thread: what it reads, what it refuses, and that nothing is left of a job that fails. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FileHasher } from '../../engine/content/hash-file.ts'
import { codeOf, testFolder } from './kit.ts'

const MIB = 1024 * 1024

function setup() {
  const hasher = new FileHasher()
  onTestFinished(() => hasher.close())
  const folder = testFolder()
  /** A file with holes: quick to make, and long enough that something can happen while it is read. */
  const longFile = (sizeBytes = 48 * MIB): string => {
    const path = join(folder, 'long')
    writeFileSync(path, '')
    truncateSync(path, sizeBytes)
    return path
  }
  return { hasher, folder, copyTo: join(folder, 'copy'), longFile }
}

describe('hashing a file', () => {
  it('copies it on the way, read-only', async () => {
    const { hasher, folder, copyTo } = setup()
    writeFileSync(join(folder, 'hello'), 'hello world')
    const file = await hasher.hash({ path: join(folder, 'hello'), copyTo })
    expect(file).toMatchObject({
      cid: 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e',
      sizeBytes: 11,
    })
    expect(readFileSync(copyTo, 'utf8')).toBe('hello world')
    expect(statSync(copyTo).mode & 0o777).toBe(0o444)
    expect(file.copy).toMatchObject({ sizeBytes: 11, inode: String(statSync(copyTo).ino) })
  })

  it('takes nothing of a long file for part of the short one after it', async () => {
    const { hasher, folder, longFile } = setup()
    writeFileSync(join(folder, 'hello'), 'hello world')
    const alone = await hasher.hash({ path: join(folder, 'hello') })
    await hasher.hash({ path: longFile(MIB + 5) })
    const after = await hasher.hash({ path: join(folder, 'hello') })
    expect(after).toEqual(alone)
  })

  it('takes the other hashes in the same pass', async () => {
    const { hasher, folder } = setup()
    writeFileSync(join(folder, 'hello'), 'hello world')
    const { aliases } = await hasher.hash({
      path: join(folder, 'hello'),
      aliases: ['sha256', 'sha3-256', 'cid-v0'],
    })
    expect(Object.fromEntries(aliases)).toEqual({
      sha256: createHash('sha256').update('hello world').digest('hex'),
      'sha3-256': createHash('sha3-256').update('hello world').digest('hex'),
      'cid-v0': 'Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD',
    })
  })

  it('tells how far it is', async () => {
    const { hasher, longFile } = setup()
    const told: number[] = []
    const path = longFile()
    await hasher.hash({ path }, { onProgress: (bytes, total) => told.push(bytes / total) })
    expect(told.length).toBeGreaterThan(2)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })

  it.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, 'more')],
    ['shrinks', (path) => truncateSync(path, 20 * MIB)],
    ['is written to in place', (path) => utimesSync(path, new Date(), new Date())],
  ])('is refused when the file %s meanwhile, and leaves no copy', async (_how, change) => {
    const { hasher, copyTo, longFile } = setup()
    const path = longFile(64 * MIB)
    let isChanged = false
    const onProgress = (): void => {
      if (!isChanged) change(path)
      isChanged = true
    }
    expect(await codeOf(hasher.hash({ path, copyTo }, { onProgress }))).toBe('INPUT_CHANGED')
    expect(existsSync(copyTo)).toBe(false)
  })

  it('stops soon when cancelled, and leaves no copy', async () => {
    const { hasher, copyTo, longFile } = setup()
    const controller = new AbortController()
    let bytesRead = 0
    const onProgress = (bytes: number): void => {
      bytesRead = bytes
      controller.abort()
    }
    const path = longFile(400 * MIB)
    expect(await codeOf(hasher.hash({ path, copyTo }, { signal: controller.signal, onProgress }))).toBe(
      'CANCELLED',
    )
    expect(bytesRead).toBeLessThan(400 * MIB)
    expect(existsSync(copyTo)).toBe(false)
    expect(await codeOf(hasher.hash({ path }, { signal: AbortSignal.abort() }))).toBe('CANCELLED')
  })

  it('refuses everything that is no regular file, without waiting for it', async () => {
    const { hasher, folder } = setup()
    const fifo = join(folder, 'fifo')
    execFileSync('mkfifo', [fifo])
    symlinkSync('/etc/hostname', join(folder, 'link'))
    for (const path of [fifo, folder, '/dev/zero', join(folder, 'link')]) {
      expect([path, await codeOf(hasher.hash({ path }))]).toEqual([path, 'MEDIA_UNREADABLE'])
    }
    expect(await codeOf(hasher.hash({ path: join(folder, 'none') }))).toBe('INPUT_MISSING')
  })

  it('refuses a file beyond 64 GiB before it reads any of it', async () => {
    const { hasher, longFile } = setup()
    const path = longFile(1024 * 1024 * MIB)
    expect(await codeOf(hasher.hash({ path }))).toBe('MEDIA_LIMIT')
  })

  it('never writes over a file that is there', async () => {
    const { hasher, copyTo, folder } = setup()
    writeFileSync(join(folder, 'a'), 'a')
    writeFileSync(copyTo, 'precious')
    expect(await codeOf(hasher.hash({ path: join(folder, 'a'), copyTo }))).toBe('INTERNAL')
    expect(readFileSync(copyTo, 'utf8')).toBe('precious')
  })

  it('does many files at once in the order given', async () => {
    const { hasher, folder } = setup()
    const paths = Array.from({ length: 20 }, (_, i) => join(folder, `f${i}`))
    for (const path of paths) writeFileSync(path, path)
    const done: string[] = []
    await Promise.all(
      paths.map(async (path) => {
        await hasher.hash({ path })
        done.push(path)
      }),
    )
    expect(done).toEqual(paths)
  })

  it('fails what is under way when closed, and everything after', async () => {
    const { hasher, longFile } = setup()
    const path = longFile(400 * MIB)
    const underWay = codeOf(hasher.hash({ path }))
    await hasher.close()
    expect(await underWay).toBe('CANCELLED')
    expect(await codeOf(hasher.hash({ path }))).toBe('CANCELLED')
  })
})
