/** What keeps a result from being deleted. */
import { expect, it } from 'vitest'
import type { RunId } from '../../../engine/contract/ids.ts'
import { onlyKeeper } from '../../../renderer/library/remove-items.ts'
import { itemOf } from './items.ts'

const madeBy = { runId: 'baguqee' as RunId, recipe: 'film' }
const output = 'it is an output of the run baguqee… of “film”'

it('a result goes with its run only where nothing else keeps it', () => {
  expect(onlyKeeper(itemOf('a', { madeBy, protectedBy: [output] }))).toBe('baguqee')
  expect(
    onlyKeeper(itemOf('a', { madeBy, protectedBy: [output, 'it is published at /film'] })),
  ).toBeUndefined()
  expect(onlyKeeper(itemOf('a', { madeBy, protectedBy: [output], usedBy: 1 }))).toBeUndefined()
  expect(onlyKeeper(itemOf('a', { protectedBy: ['it is an input of a run'], usedBy: 1 }))).toBeUndefined()
})
