/** An even share of the corpus; the whole of it is in corpus.faults.ts. */
import { expect, it } from 'vitest'
import { someFixtures } from '../fixtures/media/corpus.ts'
import { runCorpus } from './corpus-run.ts'
import { countEndings } from './judge.ts'

/** One file in so many. */
const STEP = 7

it('strangers’ files end as the manifest says', async () => {
  const { endings, faults, calls, left } = await runCorpus(someFixtures(STEP))
  console.log(countEndings(endings, faults))
  expect(faults).toEqual([])
  expect([calls, left]).toEqual([0, []])
})
