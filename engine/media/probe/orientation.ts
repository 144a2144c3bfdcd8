/** How a stored picture is to be turned: from the matrix that containers and EXIF give it. */

export interface Orientation {
  /** Flip it left to right first … */
  readonly isMirrored: boolean
  /** … then turn it clockwise: 0 | 90 | 180 | 270. Other angles go to the nearest quarter. */
  readonly rotationDeg: number
}

/**
 * `matrix` is ffprobe's print of nine numbers in three rows: the first two of the first row say where the stored
 * x axis points when shown, those of the second row where y points (downwards is positive). Without one, or with one
 * that flattens the picture, the angle counts, which ffprobe tells against the clock.
 */
export function orientationOf(matrix: string | undefined, counterclockwiseDeg: number): Orientation {
  const [xToX = 0, xToY = 0, yToX = 0, yToY = 0] = firstTwoColumns(matrix)
  const area = xToX * yToY - xToY * yToX
  if (!(Math.abs(area) > 0)) return { isMirrored: false, rotationDeg: quarter(-counterclockwiseDeg) }
  const isMirrored = area < 0
  const flip = isMirrored ? -1 : 1
  return { isMirrored, rotationDeg: quarter((Math.atan2(flip * xToY, flip * xToX) * 180) / Math.PI) }
}

/** Rows are `00000000:  <a>  <b>  <u>`. */
function firstTwoColumns(matrix = ''): readonly number[] {
  const rows = [...matrix.matchAll(/^\d+:\s+(-?\d+)\s+(-?\d+)\s+-?\d+$/gm)]
  return rows.slice(0, 2).flatMap(([, first, second]) => [Number(first), Number(second)])
}

const quarter = (degrees: number): number =>
  Number.isFinite(degrees) ? (((Math.round(degrees / 90) * 90) % 360) + 360) % 360 : 0
