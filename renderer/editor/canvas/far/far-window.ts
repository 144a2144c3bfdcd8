/** The stretch of the canvas that was painted from afar, and how it lies under what is in sight now. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Painted around what is in sight, as a share of it, so that most movements only shift the picture. */
const AROUND = 0.15
/** The picture may be this much too small or too large for a moment. */
const LARGEST = 1.6
const SMALLEST = 0.7

export interface Placed {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export const marginOf = ({ width, height }: Size) => ({
  x: Math.round(width * AROUND),
  y: Math.round(height * AROUND),
})

/** Where the picture painted for `painted` belongs in the view `now`. */
export function placedIn(painted: View, now: View, size: Size): Placed {
  const scale = now.zoom / painted.zoom
  const margin = marginOf(size)
  return {
    x: now.x - (painted.x + margin.x) * scale,
    y: now.y - (painted.y + margin.y) * scale,
    scale,
  }
}

/** Whether it still fills what is in sight, sharply enough for a moment. */
export function isEnough({ x, y, scale }: Placed, { width, height }: Size): boolean {
  const margin = marginOf({ width, height })
  return (
    scale <= LARGEST &&
    scale >= SMALLEST &&
    x <= 0 &&
    y <= 0 &&
    x + (width + 2 * margin.x) * scale >= width &&
    y + (height + 2 * margin.y) * scale >= height
  )
}
