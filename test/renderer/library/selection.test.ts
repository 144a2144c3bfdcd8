/** Choosing among items by pointer and by keys. */
import { describe, expect, it } from 'vitest'
import {
  actedOn,
  all,
  emptied,
  goTo,
  keepKnown,
  NOTHING,
  only,
  press,
  type Selection,
  toggle,
} from '../../../renderer/library/grid/selection.ts'
import { cidOf } from './items.ts'

const order = ['a', 'b', 'c', 'd', 'e'].map(cidOf)
const [a, b, c, d, e] = order as [(typeof order)[0], ...typeof order]
const plain = { isRange: false, isToggle: false }
const shift = { isRange: true, isToggle: false }
const ctrl = { isRange: false, isToggle: true }
const at = (index: number) => order[index] as (typeof order)[0]

describe('a click', () => {
  it('chooses that one alone', () => {
    expect(press(all(order, NOTHING), order, at(2), plain)).toEqual(only(at(2)))
  })

  it('with Ctrl adds one or takes it away, and keeps the order of choosing', () => {
    const both = press(only(at(3)), order, a, ctrl)
    expect(both.cids).toEqual([d, a])
    expect(press(both, order, at(3), ctrl).cids).toEqual([a])
  })

  it('with Shift chooses everything from the last plain click on, in both directions', () => {
    const down = press(only(at(1)), order, at(3), shift)
    expect(down.cids).toEqual([b, c, d])
    expect(press(down, order, a, shift).cids).toEqual([b, a])
  })

  it('with Shift and nothing chosen chooses that one', () => {
    expect(press(NOTHING, order, at(2), shift).cids).toEqual([c])
  })
})

describe('the keyboard', () => {
  it('chooses where it goes', () => {
    expect(goTo(only(a), order, at(1), plain)).toEqual(only(at(1)))
  })

  it('with Ctrl only looks, and then adds what is looked at', () => {
    const looking = goTo(only(a), order, at(2), ctrl)
    expect(looking).toMatchObject({ cids: [a], focus: c })
    expect(toggle(looking, at(2)).cids).toEqual([a, c])
  })

  it('with Shift grows and shrinks the range from where it began', () => {
    const three = [1, 2, 3].reduce<Selection>((now, index) => goTo(now, order, at(index), shift), only(at(1)))
    expect(three.cids).toEqual([b, c, d])
    expect(goTo(three, order, at(2), shift).cids).toEqual([b, c])
  })
})

describe('commands', () => {
  it('act on what is chosen, wherever the keyboard looks', () => {
    expect(actedOn(goTo(only(a), order, at(2), ctrl))).toEqual([a])
  })

  it('act on what the keyboard is at where nothing is chosen', () => {
    expect(actedOn({ cids: [], focus: at(2) })).toEqual([at(2)])
    expect(actedOn(emptied(only(at(2))))).toEqual([at(2)])
    expect(actedOn(NOTHING)).toEqual([])
  })
})

it('what is gone is no longer chosen, and no place for the keyboard', () => {
  const chosen: Selection = { cids: [a, e], focus: e as typeof a, anchor: a }
  expect(keepKnown(chosen, [a, at(1)])).toEqual({ cids: [a], anchor: a })
})
