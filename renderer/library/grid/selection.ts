/** What of a list is chosen, and how keys and clicks change that. Lists are given by their CIDs in order. */
import type { Cid } from '../../../engine/contract/ids.ts'

export interface Selection {
  /** In the order in which they were chosen. */
  readonly cids: readonly Cid[]
  /** Where the keyboard is. */
  readonly focus?: Cid
  /** Where a range begins. */
  readonly anchor?: Cid
}

export interface Modifiers {
  /** Shift: everything from the anchor on. */
  readonly isRange: boolean
  /** Ctrl or ⌘: this one more, or no longer. */
  readonly isToggle: boolean
}

export const NOTHING: Selection = { cids: [] }

export const only = (cid: Cid): Selection => ({ cids: [cid], focus: cid, anchor: cid })

/** Nothing is chosen any more; the keyboard stays where it is. */
export const emptied = ({ focus }: Selection): Selection => (focus ? { cids: [], focus } : NOTHING)

/** A click on one of them. */
export function press(selection: Selection, order: readonly Cid[], cid: Cid, how: Modifiers): Selection {
  if (how.isRange) return extend(selection, order, cid)
  return how.isToggle ? toggle(selection, cid) : only(cid)
}

export function toggle({ cids }: Selection, cid: Cid): Selection {
  const others = cids.filter((each) => each !== cid)
  return { cids: others.length < cids.length ? others : [...cids, cid], focus: cid, anchor: cid }
}

export const all = (order: readonly Cid[], { focus = order[0] }: Selection): Selection => ({
  cids: order,
  ...(focus ? { focus, anchor: focus } : {}),
})

/** The keyboard goes to another: that one is chosen; with Ctrl only looked at. */
export function goTo(selection: Selection, order: readonly Cid[], cid: Cid, how: Modifiers): Selection {
  if (how.isRange) return extend(selection, order, cid)
  return how.isToggle ? { ...selection, focus: cid } : only(cid)
}

function extend({ anchor, focus }: Selection, order: readonly Cid[], cid: Cid): Selection {
  const start = anchor ?? focus ?? cid
  const [from, to] = [Math.max(0, order.indexOf(start)), order.indexOf(cid)]
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { cids: from > to ? range.toReversed() : range, focus: cid, anchor: start }
}

/** What commands act on: what is chosen; where nothing is, that which the keyboard is at. */
export const actedOn = ({ cids, focus }: Selection): readonly Cid[] =>
  cids.length > 0 || focus === undefined ? cids : [focus]

/** Without what is no longer there; an empty place is filled by what took it. */
export function keepKnown(selection: Selection, order: readonly Cid[]): Selection {
  const known = new Set(order)
  const { focus, anchor } = selection
  return {
    cids: selection.cids.filter((cid) => known.has(cid)),
    ...(focus && known.has(focus) ? { focus } : {}),
    ...(anchor && known.has(anchor) ? { anchor } : {}),
  }
}
