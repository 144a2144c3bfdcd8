/** How unlike two tiny grey pictures are. */

/** Levels of 255 by which coding alone changes a pixel, at key frames above all. */
const GRAIN = 3

/** Mean difference of two pixels at one place, 0 to 1. What differs by no more than `grain` levels does not differ. */
export function meanDifference(a: Uint8Array, b: Uint8Array, grain = GRAIN): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] as number) - (b[i] as number))
    if (difference > grain) sum += difference
  }
  return sum / (a.length * 255)
}

/** How many pixels differ by more than so many levels of 255. */
export function countChanged(a: Uint8Array, b: Uint8Array, levels: number): number {
  let count = 0
  for (let i = 0; i < a.length; i++) if (Math.abs((a[i] as number) - (b[i] as number)) > levels) count += 1
  return count
}

/** How many pixels are brighter than so many levels of 255. */
export function countBrighter(picture: Uint8Array, level: number): number {
  let count = 0
  for (const pixel of picture) if (pixel > level) count += 1
  return count
}

/**
 * Correlation of two pictures, -1 to 1: near 1 where they show the same, however bright each is. 0 where one of them is of a
 * single grey.
 */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [both, ofA, ofB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] as number) - meanA, (b[i] as number) - meanB]
    both += da * db
    ofA += da * da
    ofB += db * db
  }
  return Math.min(ofA, ofB) < a.length ? 0 : both / Math.sqrt(ofA * ofB)
}

function mean(picture: Uint8Array): number {
  let sum = 0
  for (const pixel of picture) sum += pixel
  return sum / picture.length
}
