/** Where containers keep the tag of ours. */
import { expect, test } from 'vitest'
import { stepTagOf } from '../../../engine/media/probe/read-tags.ts'

test.each([
  [
    'MP4',
    [
      ['major_brand', 'isom'],
      ['artdag:step', 'bagu1'],
    ],
  ],
  [
    'Matroska, in capitals',
    [
      ['ARTDAG:STEP', 'bagu1'],
      ['ENCODER', 'Lavf'],
    ],
  ],
  ['a comment', [['comment', 'artdag:step=bagu1']]],
  [
    'both, the tag first',
    [
      ['Comment', 'artdag:step=bagu2'],
      ['artdag:step', 'bagu1'],
    ],
  ],
] as const)('the tag is found in %s', (_, tags) => {
  expect(stepTagOf(tags)).toBe('bagu1')
})

test('other tags and comments say nothing', () => {
  expect(stepTagOf([])).toBeUndefined()
  expect(
    stepTagOf([
      ['comment', 'see artdag:step=bagu1'],
      ['step', 'bagu1'],
    ]),
  ).toBeUndefined()
})
