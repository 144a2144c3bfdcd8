/** Any number of items as tiles, of which only those in sight exist; keys and pointer choose among them. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import styles from './gallery-grid.module.css'
import { GalleryTile } from './gallery-tile.tsx'
import { type GridShape, LIBRARY_TILES, shapeFor, type TileSize } from './layout.ts'
import type { Selection } from './selection.ts'
import { useGridActs } from './use-grid-acts.ts'
import { useLatest } from './use-latest.ts'
import { useWidth } from './use-width.ts'

export interface GalleryGridProps {
  readonly label: string
  readonly items: readonly GalleryItem[]
  readonly selection: Selection
  /** Only one at a time. */
  readonly isSingle?: boolean
  /** Shows in which turn each was chosen. */
  readonly hasTurns?: boolean
  readonly size?: TileSize
  /** What it scrolls in. */
  readonly scroller: RefObject<HTMLElement | null>
  readonly hasMore: boolean
  /** Its end comes near. */
  readonly onNearEnd: () => void
  readonly onSelect: (selection: Selection) => void
  readonly onOpen: (item: GalleryItem) => void
}

/** Rows beyond the edges that exist already. */
const OVERSCAN = 2

export function GalleryGrid(props: GalleryGridProps) {
  const { items, selection, scroller, isSingle = false, hasTurns = false, size = LIBRARY_TILES } = props
  const list = useRef<HTMLDivElement>(null)
  const shape = shapeFor(useWidth(list), size)
  const rows = useRows(items.length, shape, props)
  const order = useMemo(() => items.map(({ cid }) => cid), [items])
  const turns = useMemo(() => new Map(selection.cids.map((cid, at) => [cid, at + 1])), [selection.cids])
  const { columns, rowHeight, tileWidth } = shape
  const acts = useGridActs({
    ...{ items, order, selection, isSingle, columns, list },
    rowsInSight: () => Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight),
    showRow: (row) => rows.scrollToIndex(row),
    onSelect: props.onSelect,
    onOpen: props.onOpen,
  })
  const current = selection.focus ?? order[0]
  const tile = (item: GalleryItem, place: number) => (
    <GalleryTile
      item={item}
      width={tileWidth}
      place={place}
      count={props.hasMore ? -1 : items.length}
      isSelected={turns.has(item.cid)}
      isCurrent={item.cid === current}
      turn={hasTurns ? turns.get(item.cid) : undefined}
      onPress={acts.press}
      onOpen={acts.open}
    />
  )
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable={!isSingle}
      tabIndex={-1}
      className={styles.grid}
      style={{ height: rows.getTotalSize() - size.gap }}
      onKeyDown={acts.pressKey}
      onFocus={acts.focus}
    >
      {rows.getVirtualItems().flatMap(({ index, start }) =>
        items.slice(index * columns, (index + 1) * columns).map((item, column) => (
          <div
            key={item.cid}
            role="presentation"
            className={styles.cell}
            style={{
              width: tileWidth,
              height: rowHeight - size.gap,
              translate: `${column * (tileWidth + size.gap)}px ${start}px`,
            }}
          >
            {tile(item, index * columns + column)}
          </div>
        )),
      )}
    </div>
  )
}

/** The rows in sight; asks for more when the last of them comes near. */
function useRows(
  count: number,
  { columns, rowHeight }: GridShape,
  { scroller, hasMore, onNearEnd }: GalleryGridProps,
) {
  const rows = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: all rows are as high as this
  useEffect(() => rows.measure(), [rowHeight, rows])
  const isNear = (rows.getVirtualItems().at(-1)?.index ?? 0) >= rows.options.count - OVERSCAN - 1
  const ask = useLatest(onNearEnd)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came may not be enough yet
  useEffect(() => {
    if (isNear && hasMore) ask.current()
  }, [isNear, hasMore, count, ask])
  return rows
}
