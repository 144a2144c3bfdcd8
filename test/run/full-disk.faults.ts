/** A disk that fills while a run writes: the run ends with what was needed, and goes on where it was once there is room. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { finished, newHome, openEngine } from '../support/engine.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { collect, killableRequest, tasksDone, tasksStarted } from './kill-kit.ts'

/** Seven lossless intermediates of this request and its inputs take some 70 MB. */
const SIZES_MB = process.env.ARTDAG_ACCEPTANCE === '1' ? [12, 20, 30, 45, 52, 60] : [20, 45]

const mount = (...argv: readonly string[]): unknown => execFileSync('mount', [...argv])

describeWhere([NEEDS.mount], 'a disk that fills up', () => {
  it.each(SIZES_MB)(
    'at %i MB ends the run as DISK_FULL; after room is made the retry does only the rest',
    async (sizeMb) => {
      const disk = mkdtempSync(path.join(tmpdir(), 'artdag-disk-'))
      mount('-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', disk)
      onTestFinished(() => {
        execFileSync('umount', ['-l', disk])
        rmdirSync(disk)
      })
      const home = await newHome()
      const cacheDir = path.join(disk, 'cache')
      const engine = await openEngine({ home, cacheDir })
      const request = await killableRequest({}, true)

      const end = finished(await collect(await engine.client.runs.start(request)))
      expect(end).toMatchObject({ state: 'failed', error: { code: 'DISK_FULL' } })
      expect(end.error?.details).toMatchObject({
        neededBytes: expect.any(Number),
        freeBytes: expect.any(Number),
      })
      expect(filesBelow(path.join(cacheDir, '.tmp'))).toEqual([])
      const done = tasksDone(home)

      mount('-o', 'remount,size=200m', disk)
      const events = await collect(await engine.client.runs.start(request))
      expect(finished(events).state).toBe('finished')
      expect(tasksStarted(events).filter((task) => done.has(task))).toEqual([])
      const verified = await collect(await engine.client.content.verify({}))
      expect(verified.at(-1)).toMatchObject({ event: 'verified', bad: [] })
      console.log(`${sizeMb} MB: full after ${done.size} tasks`)
    },
  )
})

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  )
