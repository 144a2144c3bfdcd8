/** Where tiles lie in a grid of some width, and where keys lead in it. */

export interface GridShape {
  readonly columns: number
  /** Pixels. */
  readonly tileWidth: number
  readonly rowHeight: number
}

export interface TileSize {
  /** Tiles are at least that wide, and share what is left. */
  readonly minWidth: number
  readonly gap: number
  /** Of the words below the picture. */
  readonly captionHeight: number
}

export const LIBRARY_TILES: TileSize = { minWidth: 184, gap: 14, captionHeight: 62 }
export const PICKER_TILES: TileSize = { minWidth: 150, gap: 10, captionHeight: 58 }

export function shapeFor(width: number, { minWidth, gap, captionHeight }: TileSize): GridShape {
  const columns = Math.max(1, Math.floor((width + gap) / (minWidth + gap)))
  const tileWidth = Math.max(0, (width - gap * (columns - 1)) / columns)
  return { columns, tileWidth, rowHeight: Math.round((tileWidth * 9) / 16) + captionHeight + gap }
}

/** The place that a key leads to from another; undefined for keys that lead nowhere. */
export function placeAfter(
  key: string,
  { at, count, columns, rowsInSight }: { at: number; count: number; columns: number; rowsInSight: number },
): number | undefined {
  const last = count - 1
  const within = (place: number): number => Math.min(last, Math.max(0, place))
  const page = Math.max(1, rowsInSight - 1) * columns
  // Below the last full row it goes to the last one; above the first it stays.
  const down = Math.floor(at / columns) < Math.floor(last / columns) ? within(at + columns) : at
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: within(at - 1),
    ArrowRight: within(at + 1),
    ArrowUp: at < columns ? at : at - columns,
    ArrowDown: down,
    PageUp: at - page < 0 ? at % columns : at - page,
    PageDown: within(at + page),
    Home: 0,
    End: last,
  }
  return count === 0 ? undefined : places[key]
}
