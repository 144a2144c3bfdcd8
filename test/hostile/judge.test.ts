/** The judge of the corpus is strict: it sees each of the ways in which a file can end badly. */
import { expect, test } from 'vitest'
import type { MediaFacts } from '../../engine/media/probe/facts.ts'
import { CUT, either, type Fixture, passes, refused } from '../fixtures/media/fixture.ts'
import type { Ending } from './corpus-child.ts'
import { faultsOf } from './judge.ts'

const make = (): Promise<string> => Promise.resolve('')
const facts: MediaFacts = {
  v: 1,
  kind: 'audio',
  demuxer: 'wav',
  sizeBytes: 9,
  durationSec: 1,
  isCut: false,
  video: [],
  audio: [{ index: 0, codec: 'pcm', sampleRate: 8000, channels: 1, layout: 'mono', startSec: 0, endSec: 1 }],
}
const ended = { name: 'x', seconds: 1, warnings: [], residentBytes: 1 }
const good: Ending = { ...ended, facts, result: { ...facts, durationSec: 0.4 } }
const error = (code: 'MEDIA_UNREADABLE' | 'INTERNAL', hint?: string): Ending => ({
  ...ended,
  error: { code, message: 'no', hint },
})

test('what ends as it should has no faults', () => {
  expect(faultsOf(passes('x', make, { sampleRate: 8000, durationSec: 1 }), good)).toEqual([])
  expect(faultsOf(refused('x', 'MEDIA_UNREADABLE', make), error('MEDIA_UNREADABLE', 'try'))).toEqual([])
  expect(faultsOf(either('x', make, CUT), error('MEDIA_UNREADABLE', 'try'))).toEqual([])
})

const CUT_WARNING = 'x ends before its own end'
test.each<[string, Fixture, Ending | undefined, RegExp]>([
  ['no answer', passes('x', make), undefined, /never came back/],
  ['slowness', passes('x', make), { ...good, seconds: 21 }, /took 21/],
  ['an error nobody expected', either('x', make), error('INTERNAL', 'report'), /fault of ours/],
  ['an error without advice', either('x', make), error('MEDIA_UNREADABLE'), /what to try/],
  ['another error', refused('x', 'MEDIA_LIMIT', make), error('MEDIA_UNREADABLE', 'try'), /instead/],
  ['a bad file that is taken', refused('x', 'MEDIA_LIMIT', make), good, /should have been refused/],
  ['a good file that is refused', passes('x', make), error('MEDIA_UNREADABLE', 'try'), /was refused/],
  ['wrong facts', passes('x', make, { channels: 2 }), good, /channels is 1 instead of 2/],
  ['a silent loss', either('x', make, CUT), good, /without a warning/],
  ['a false alarm', passes('x', make), { ...good, warnings: [CUT_WARNING] }, /is whole/],
  ['sound of the wrong length', passes('x', make), { ...good, result: facts }, /lasts 1 s/],
])('%s is a fault', (_, fixture, ending, says) => {
  expect(faultsOf(fixture, ending).join('\n')).toMatch(says)
})
