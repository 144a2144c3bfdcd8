/** The store under kill -9, several processes and a full disk. Needs strace, and root for a small disk. */
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rawCid } from '../../engine/content/cid.ts'
import { codeOf, openTestStore, testFolder } from './kit.ts'

const acceptance = process.env.ARTDAG_ACCEPTANCE === '1'
const hasStrace = spawnSync('strace', ['-V']).status === 0
const child = join(import.meta.dirname, 'store-child.ts')
const content = Buffer.alloc(900_000, 'some content, ')

/** Calls that change a file or a folder; at each of them the process may die. How many are tried when in a hurry: 1 of n. */
const CALLS: readonly (readonly [string, number])[] = [
  ['write', 6],
  ['pwrite64', 6],
  ['fsync,fdatasync', 2],
  ['fchmod', 1],
  ['rename', 1],
  ['mkdir', 2],
  ['unlink,rmdir,unlinkat', 1],
  ['ftruncate', 1],
]

function setup(): { home: string; source: string } {
  const home = testFolder()
  const source = join(home, 'source')
  writeFileSync(source, content)
  return { home, source }
}

/** Runs the child and tampers with the nth of these calls that one of its threads makes. */
function runWith(
  effect: string,
  { home, source }: { home: string; source: string },
  calls: string,
  nth: number,
) {
  const strace = [
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${calls}`,
    '-e',
    `inject=${calls}:${effect}:when=${nth}`,
  ]
  const argv = [...strace, process.execPath, child, home, source]
  return spawnSync('strace', argv, { env: { ...process.env, UV_THREADPOOL_SIZE: '1' }, encoding: 'utf8' })
}

/** Opens the folder again as the next start does, and looks at all that it would serve. */
async function checkAfterwards({ home, source }: { home: string; source: string }): Promise<void> {
  const { store, database } = openTestStore(home)
  store.sweep()
  expect(readdirSync(join(home, 'tmp'))).toEqual([])
  for (const { cid } of store.list()) {
    const { path } = await store.locate(cid)
    expect(rawCid(readFileSync(path))).toBe(cid)
  }
  const orphans = database.prepare('SELECT cid FROM artifacts WHERE cid NOT IN (SELECT cid FROM blobs)').all()
  expect(orphans).toEqual([])
  const { bad } = await store.verify({ repair: true })
  expect(bad.filter(({ problem }) => problem !== 'unrecorded')).toEqual([])
  await store.importFile(source)
  expect((await store.verify()).bad).toEqual([])
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  await store.close()
  rmSync(home, { recursive: true })
}

describe('the store', () => {
  it.skipIf(!hasStrace).each(CALLS)(
    'serves nothing half-written after kill -9 at any %s (needs strace: apt-get install -y strace)',
    async (calls, step) => {
      let points = 0
      for (let nth = 1; ; nth += acceptance ? 1 : step) {
        const files = setup()
        const { status, signal, stderr } = runWith('signal=KILL', files, calls, nth)
        if (status === 0) break
        expect([signal, stderr]).toEqual(['SIGKILL', ''])
        points += 1
        await checkAfterwards(files)
      }
      console.log(`${calls}: killed at ${points} points`)
      expect(points).toBeGreaterThan(0)
    },
  )

  it.skipIf(!hasStrace)(
    'says DISK_FULL, and stays whole, wherever the database cannot grow (needs strace: apt-get install -y strace)',
    async () => {
      let points = 0
      for (let nth = 1; ; nth += acceptance ? 1 : 6) {
        const files = setup()
        const { status, stderr } = runWith('error=ENOSPC', files, 'pwrite64', nth)
        if (status === 0) break
        expect(stderr).toMatch(/code: 'DISK_FULL'/)
        points += 1
        await checkAfterwards(files)
      }
      console.log(`no space for the database at ${points} points`)
      expect(points).toBeGreaterThan(0)
    },
  )

  it('is right when four processes do the same things at once', async () => {
    const files = setup()
    const run = () => promisify(execFile)(process.execPath, [child, files.home, files.source])
    const results = await Promise.allSettled([run(), run(), run(), run()])
    // They also delete what the others import: that may be said, but nothing else may go wrong.
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    )
    expect(failures.filter((text) => !/deleted by another process/.test(text))).toEqual([])
    await checkAfterwards(files)
  })

  it.skipIf(process.getuid?.() !== 0)('survives a full disk (needs root, for a small one)', async () => {
    const home = testFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', home])
    onTestFinished(() => void execFileSync('umount', ['-l', home]))
    const outside = join(testFolder(), 'big')
    writeFileSync(outside, Buffer.alloc(6_000_000, 1))
    const { store, files } = openTestStore(home)

    const failure = await store.importFile(outside).catch((error) => error)
    expect(failure).toMatchObject({ code: 'DISK_FULL', details: { neededBytes: 6_000_000 } })
    expect(failure.details.freeBytes).toBeLessThan(4_194_304)
    expect(files('tmp')).toEqual([])

    writeFileSync(outside, Buffer.alloc(600_000, 2))
    mkdirSync(join(home, 'ballast'))
    fill(join(home, 'ballast'))
    expect(await codeOf(store.importFile(outside))).toBe('DISK_FULL')
    expect([files('cache'), files('tmp')]).toEqual([[], []])

    rmSync(join(home, 'ballast'), { recursive: true })
    expect(await store.importFile(outside)).toMatchObject({ isNew: true })
    expect(await store.verify()).toMatchObject({ checked: 1, bad: [] })
    await store.close()
  })
})

/** Leaves no free block. */
function fill(folder: string): void {
  for (let n = 0; ; n++) {
    try {
      writeFileSync(join(folder, `${n}`), Buffer.alloc(64 * 1024))
    } catch {
      return // full, as wanted
    }
  }
}
