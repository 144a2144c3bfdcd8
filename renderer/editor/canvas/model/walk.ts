/** From node to node by keys: along the links to the left and right, else to what lies there. */
import type { Box } from './arrange.ts'
import type { Link } from './graph.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

type Ends = Pick<Link, 'from' | 'to'>

/** The node the arrow leads to; undefined: there is none that way. */
export function nextNode(
  from: string,
  direction: Direction,
  links: readonly Ends[],
  boxes: readonly Box[],
): string | undefined {
  const here = boxes.find(({ key }) => key === from)
  if (!here) return boxes[0]?.key
  return nearest(here, linked(from, direction, links, boxes)) ?? nearest(here, beside(here, direction, boxes))
}

function linked(
  from: string,
  direction: Direction,
  links: readonly Ends[],
  boxes: readonly Box[],
): readonly Box[] {
  const keys = new Set(
    links.flatMap((link) =>
      direction === 'right' && link.from === from
        ? [link.to]
        : direction === 'left' && link.to === from
          ? [link.from]
          : [],
    ),
  )
  return boxes.filter(({ key }) => keys.has(key))
}

const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })

/** Those that lie more that way than to its sides. */
function beside(here: Box, direction: Direction, boxes: readonly Box[]): readonly Box[] {
  const isAcross = direction === 'left' || direction === 'right'
  const sign = direction === 'left' || direction === 'up' ? -1 : 1
  const own = middle(here)
  return boxes.filter((box) => {
    const [dx, dy] = [middle(box).x - own.x, middle(box).y - own.y]
    const [along, aside] = isAcross ? [dx * sign, Math.abs(dy)] : [dy * sign, Math.abs(dx)]
    return box.key !== here.key && along > 0 && along >= aside
  })
}

function nearest(here: Box, boxes: readonly Box[]): string | undefined {
  const own = middle(here)
  const distance = (box: Box): number => Math.hypot(middle(box).x - own.x, middle(box).y - own.y)
  return boxes.toSorted((a, b) => distance(a) - distance(b))[0]?.key
}
