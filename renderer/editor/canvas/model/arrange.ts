/** Putting nodes in order by hand: aligned, evenly apart, out of each other's way. */
import type { Point } from './edits.ts'

export interface Box {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

export type Places = ReadonlyMap<string, Point>

const EDGE: Readonly<Record<Side, (box: Box) => number>> = {
  left: ({ x }) => x,
  centre: ({ x, width }) => x + width / 2,
  right: ({ x, width }) => x + width,
  top: ({ y }) => y,
  middle: ({ y, height }) => y + height / 2,
  bottom: ({ y, height }) => y + height,
}

/** To the outermost, or to the middle of them all. */
export function align(boxes: readonly Box[], side: Side): Places {
  const edges = boxes.map(EDGE[side])
  const isEnd = side === 'right' || side === 'bottom'
  const isMiddle = side === 'centre' || side === 'middle'
  const [low, high] = [Math.min(...edges), Math.max(...edges)]
  const line = isMiddle ? (low + high) / 2 : isEnd ? high : low
  const isAcross = side === 'left' || side === 'centre' || side === 'right'
  return new Map(
    boxes.map((box) => {
      const by = line - EDGE[side](box)
      return [box.key, isAcross ? [box.x + by, box.y] : [box.x, box.y + by]]
    }),
  )
}

/** The outermost stay; the gaps between all become the same. */
export function distribute(boxes: readonly Box[], way: 'across' | 'down'): Places {
  const start = (box: Box): number => (way === 'across' ? box.x : box.y)
  const size = (box: Box): number => (way === 'across' ? box.width : box.height)
  const sorted = boxes.toSorted((a, b) => start(a) - start(b))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || sorted.length < 3) return new Map()
  const room = start(last) + size(last) - start(first) - sorted.reduce((sum, box) => sum + size(box), 0)
  let at = start(first)
  return new Map(
    sorted.map((box) => {
      const place: Point = way === 'across' ? [at, box.y] : [box.x, at]
      at += size(box) + room / (sorted.length - 1)
      return [box.key, place]
    }),
  )
}

const GAP = 24

/** That place, or the next one below that nothing stands at. */
export function freePlace(
  [x, y]: Point,
  { width, height }: Pick<Box, 'width' | 'height'>,
  others: readonly Box[],
): Point {
  const across = others.filter((box) => box.x < x + width + GAP && box.x + box.width + GAP > x)
  let free = y
  for (const box of across.toSorted((a, b) => a.y - b.y)) {
    if (box.y < free + height + GAP && box.y + box.height + GAP > free) free = box.y + box.height + GAP
  }
  return [x, free]
}
