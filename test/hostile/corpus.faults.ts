/** The whole corpus: strangers' files and recipes end as the manifest says, in time and memory, and touch nothing. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORPUS, EVERY_FIXTURE } from '../fixtures/media/corpus.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { newFolder } from '../support/scripts.ts'
import { RECIPE_FIXTURES } from './corpus-recipes.ts'
import { runCorpus } from './corpus-run.ts'
import { countEndings } from './judge.ts'
import { isOwn, readTrace } from './trace.ts'

/**
 * From the first file on, a plain one that was imported and rendered: before, an engine has not even loaded the code that
 * hashes and reads recipes. The largest it is after any file counts, not the last.
 */
const MOST_GROWTH_BYTES = 50 * 1024 ** 2

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(0)

describe('strangers’ files and recipes', () => {
  it('all end as the manifest says; the engine does not grow, and nothing is left running', async () => {
    expect(EVERY_FIXTURE.length).toBeGreaterThanOrEqual(200)
    expect(RECIPE_FIXTURES.length).toBeGreaterThanOrEqual(100)
    const fixtures = [...EVERY_FIXTURE, ...RECIPE_FIXTURES]
    const { endings, faults, calls, left, makingSec } = await runCorpus(fixtures)
    const [first = 0, ...later] = endings.map(({ residentBytes }) => residentBytes)
    const growth = Math.max(...later) - first
    const made = `made in ${makingSec.toFixed(0)} s; the engine grew by ${megabytes(growth)} MB`
    console.log(`${countEndings(endings, faults)}; ${made}`)
    expect(faults).toEqual([])
    expect([calls, left]).toEqual([0, []])
    expect(growth).toBeLessThan(MOST_GROWTH_BYTES)
  })
})

describeWhere([NEEDS.strace], 'files that want to reach others', () => {
  it('open nothing outside of the job, and reach no address', async () => {
    const fixtures = CORPUS['active content']
    const log = path.join(await newFolder(), 'trace')
    const wrapper = ['strace', '-f', '-qq', '-s', '400', '-e', 'trace=openat,open,connect', '-o', log]
    const { faults, calls, home, subjects, place } = await runCorpus(fixtures, { atOnce: 2, wrapper })
    expect(faults).toEqual([])
    const { opened, connected } = readTrace(await readFile(log, 'utf8'))
    const foreign = opened.filter((file) => !isOwn(file, [home, ...subjects.map(({ path: given }) => given)]))
    console.log(`${fixtures.length} files, ${opened.length} opens: ${foreign.length} foreign, ${calls} calls`)
    expect(foreign).toEqual([])
    expect(opened).not.toContain(place.canary.file)
    expect([connected, calls]).toEqual([[], 0])
  })
})
