/** The whole corpus: strangers' files end as the manifest says, in time and memory, and touch nothing. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORPUS, EVERY_FIXTURE } from '../fixtures/media/corpus.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { newFolder } from '../support/scripts.ts'
import { runCorpus } from './corpus-run.ts'
import { countEndings } from './judge.ts'
import { isOwn, readTrace } from './trace.ts'

const MOST_GROWTH_BYTES = 50 * 1024 ** 2
/**
 * Until then the engine loads code and its hashing thread fills the heap it is content with: 50 to 60 MB, whatever the
 * files are. From then on nothing may be kept of any file.
 */
const WARM_AFTER = 120

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(0)

describe('strangers’ files', () => {
  it('all end as the manifest says; the engine does not grow, and nothing is left running', async () => {
    expect(EVERY_FIXTURE.length).toBeGreaterThanOrEqual(200)
    const { endings, faults, calls, left, makingSec } = await runCorpus(EVERY_FIXTURE)
    const sizes = endings.map(({ residentBytes }) => residentBytes)
    const [first, warm, last] = [0, WARM_AFTER, -1].map((at) => sizes.at(at) as number) as [
      number,
      number,
      number,
    ]
    const growth = last - warm
    const made = `made in ${makingSec.toFixed(0)} s; the engine grew by ${megabytes(last - first)} MB, ${megabytes(growth)} once warm`
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
