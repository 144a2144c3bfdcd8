/** Leases between two engines on one data folder. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../engine/database/open.ts'
import { createLeases, type Leases } from '../../engine/run/execute/leases.ts'

let folder: string
let databases: Database[]
let [one, two]: Leases[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'artdag-leases-'))
  databases = [0, 1].map(() => openDatabase(path.join(folder, 'artdag.db')))
  ;[one, two] = databases.map(createLeases)
})
afterEach(() => {
  vi.useRealTimers()
  for (const database of databases) if (database.open) database.close()
  rmSync(folder, { recursive: true })
})

/** A row as another process would have left it. */
const leave = (owner: string, expiresAt: number) =>
  databases[0]
    ?.prepare('INSERT OR REPLACE INTO leases (name, owner, pid, expires_at) VALUES (?, ?, 1, ?)')
    .run('run', owner, expiresAt)

describe('a lease', () => {
  it('belongs to one engine at a time', () => {
    const lease = one?.acquire('run')
    expect(lease).toBeDefined()
    expect(two?.acquire('run')).toBeUndefined()
    expect(two?.isHeld('run')).toBe(true)
    expect(two?.acquire('another')).toBeDefined()
    lease?.release()
    expect(two?.isHeld('run')).toBe(false)
    expect(two?.acquire('run')).toBeDefined()
  })

  it('is not held twice by one engine either', () => {
    const lease = one?.acquire('run')
    expect(one?.acquire('run')).toBeUndefined()
    lease?.release()
    lease?.release()
    expect(one?.acquire('run')).toBeDefined()
  })

  it('of a process that is gone is taken over at once', () => {
    const source = path.join(import.meta.dirname, '../../engine')
    const script = `
      import { openDatabase } from '${source}/database/open.ts'
      import { createLeases } from '${source}/run/execute/leases.ts'
      console.log(createLeases(openDatabase('${folder}/artdag.db')).acquire('run') !== undefined)`
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(child.stdout.trim(), child.stderr).toBe('true')
    expect(one?.isHeld('run')).toBe(false)
    expect(one?.acquire('run')).toBeDefined()
  })

  it('of a process that cannot be seen counts until its time is up', () => {
    leave('x.4711.1.1#1', Date.now() + 10_000)
    leave('not a mark at all#1', Date.now() + 10_000)
    expect(one?.isHeld('run')).toBe(true)
    leave('not a mark at all#1', Date.now() - 1)
    expect(one?.isHeld('run')).toBe(false)
    expect(one?.acquire('run')).toBeDefined()
  })
})

describe('a lease over several names', () => {
  it('is taken over all of them or over none', () => {
    const some = one?.acquire(['b', 'c'])
    expect(two?.acquire(['a', 'b'])).toBeUndefined()
    expect(two?.isHeld('a')).toBe(false)
    some?.release()
    expect(two?.acquire(['a', 'b'])).toBeDefined()
    expect([one?.isHeld('a'), one?.isHeld('b'), one?.isHeld('c')]).toEqual([true, true, false])
  })

  it('is not taken when what belongs to the taking fails', () => {
    const fail = (): void => {
      throw new Error('no')
    }
    expect(() => one?.acquire(['a', 'b'], fail)).toThrow('no')
    expect(two?.isHeld('a')).toBe(false)
  })

  it('is given back with what belongs to it, once', () => {
    const ends: string[] = []
    const lease = one?.acquire('a')
    lease?.release(() => void ends.push('first'))
    const other = two?.acquire('a')
    lease?.release(() => void ends.push('second'))
    expect([ends, one?.isHeld('a')]).toEqual([['first'], true])
    other?.release()
  })
})

describe('a lease that is held', () => {
  beforeEach(() => void vi.useFakeTimers())

  it('is renewed, and tells when another has it', () => {
    const lease = one?.acquire('run')
    vi.advanceTimersByTime(60_000)
    expect(lease?.signal.aborted).toBe(false)
    leave('somebody else#1', Date.now() + 10_000)
    vi.advanceTimersByTime(5_000)
    expect(lease?.signal.aborted).toBe(true)
  })

  it('costs one timer together with all others of its engine', () => {
    const leases = Array.from({ length: 60 }, (_, n) => one?.acquire(`task:${n}`))
    expect(vi.getTimerCount()).toBe(1)
    const expiries = () =>
      databases[0]?.prepare<[], { at: number }>('SELECT DISTINCT expires_at AS at FROM leases').all() ?? []
    const [before] = expiries()
    vi.advanceTimersByTime(4_000)
    expect(expiries()).toHaveLength(1)
    expect(expiries()[0]?.at).toBeGreaterThan(before?.at ?? Number.POSITIVE_INFINITY)
    for (const lease of leases) lease?.release()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is lost alone', () => {
    const lost = one?.acquire(['run', 'more'])
    const kept = one?.acquire('another')
    leave('somebody else#1', Date.now() + 10_000)
    vi.advanceTimersByTime(5_000)
    expect([lost?.signal.aborted, kept?.signal.aborted]).toEqual([true, false])
    lost?.release()
    expect(two?.isHeld('more')).toBe(false)
    expect(databases[0]?.prepare('SELECT owner FROM leases WHERE name = ?').get('run')).toEqual({
      owner: 'somebody else#1',
    })
  })

  it('outlives a database that fails for a moment, but not for long', () => {
    const lease = one?.acquire('run')
    databases[0]?.close()
    vi.advanceTimersByTime(8_000)
    expect(lease?.signal.aborted).toBe(false)
    vi.advanceTimersByTime(20_000)
    expect(lease?.signal.aborted).toBe(true)
  })
})
