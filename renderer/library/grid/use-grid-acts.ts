/** What pointer and keys do to a grid. The same functions for ever, so that a tile is drawn again only when it changes itself. */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useMemo } from 'react'
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import type { Cid } from '../../../engine/contract/ids.ts'
import { placeAfter } from './layout.ts'
import { goTo, press, type Selection, toggle } from './selection.ts'
import { useLatest } from './use-latest.ts'

export interface ActContext {
  readonly items: readonly GalleryItem[]
  readonly order: readonly Cid[]
  readonly selection: Selection
  readonly isSingle: boolean
  readonly columns: number
  readonly rowsInSight: () => number
  readonly list: RefObject<HTMLDivElement | null>
  readonly showRow: (row: number) => void
  readonly onSelect: (selection: Selection) => void
  readonly onOpen: (item: GalleryItem) => void
}

export interface GridActs {
  readonly press: (item: GalleryItem, event: MouseEvent) => void
  readonly open: (item: GalleryItem) => void
  readonly pressKey: (event: KeyboardEvent) => void
  /** However the keyboard came to a tile. */
  readonly focus: (event: FocusEvent) => void
}

export function useGridActs(context: ActContext): GridActs {
  const latest = useLatest(context)
  return useMemo(
    () => ({
      press: (item, event) => {
        const { selection, order, isSingle, onSelect } = latest.current
        onSelect(press(selection, order, item.cid, modifiersOf(event, isSingle)))
      },
      open: (item) => latest.current.onOpen(item),
      pressKey: (event) => {
        if (!move(event, latest.current)) act(event, latest.current)
      },
      focus: ({ target }) => {
        const { selection, onSelect } = latest.current
        const cid = cidOf(target)
        if (cid !== undefined && cid !== selection.focus) onSelect({ ...selection, focus: cid })
      },
    }),
    [latest],
  )
}

/** Where the focus is: screen readers move it without a key. */
function placeOf({ target }: KeyboardEvent, { selection, order }: ActContext): number {
  const cid = cidOf(target) ?? selection.focus
  return cid === undefined ? 0 : Math.max(0, order.indexOf(cid))
}

const cidOf = (target: EventTarget): Cid | undefined =>
  target instanceof Element
    ? (target.closest<HTMLElement>('[data-cid]')?.dataset.cid as Cid | undefined)
    : undefined

/** Whether it was a key that leads somewhere. */
function move(event: KeyboardEvent, context: ActContext): boolean {
  const { columns, order, list, rowsInSight, selection } = context
  const from = { at: placeOf(event, context), count: order.length, columns, rowsInSight: rowsInSight() }
  const place = placeAfter(event.key, from)
  const cid = place === undefined ? undefined : order[place]
  if (place === undefined || cid === undefined) return false
  event.preventDefault()
  context.showRow(Math.floor(place / columns))
  context.onSelect(goTo(selection, order, cid, modifiersOf(event, context.isSingle)))
  focusSoon(list, cid)
  return true
}

function act(event: KeyboardEvent, context: ActContext): void {
  const item = context.items[placeOf(event, context)]
  if (!item || (event.key !== 'Enter' && event.key !== ' ')) return
  event.preventDefault()
  const { selection, isSingle, onSelect, onOpen } = context
  if (event.key === 'Enter') onOpen(item)
  else onSelect(isSingle ? { ...selection, cids: [item.cid] } : toggle(selection, item.cid))
}

const modifiersOf = ({ shiftKey, ctrlKey, metaKey }: MouseEvent | KeyboardEvent, isSingle: boolean) => ({
  isRange: shiftKey && !isSingle,
  isToggle: (ctrlKey || metaKey) && !isSingle,
})

/** After its row exists. */
function focusSoon(list: RefObject<HTMLElement | null>, cid: Cid, tries = 10): void {
  requestAnimationFrame(() => {
    const tile = list.current?.querySelector<HTMLElement>(`[data-cid="${cid}"]`)
    if (tile) tile.focus({ preventScroll: true })
    else if (tries > 0) focusSoon(list, cid, tries - 1)
  })
}
