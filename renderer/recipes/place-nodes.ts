/** Boxes and lines of a small drawing. Pure. */

interface DrawnNode {
  readonly id: string
  readonly kind: 'input' | 'step'
  readonly level: number
  readonly row: number
  readonly isOutput: boolean
}

export interface Graph {
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly { readonly from: string; readonly to: string }[]
}

export interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly look: 'input' | 'step' | 'output'
}

export interface Drawing {
  /** `x y width height`, as an SVG has it. */
  readonly frame: string
  readonly boxes: readonly Box[]
  readonly lines: readonly { readonly id: string; readonly path: string }[]
}

/** Distances of one box to the next, and a box itself. */
const [STEP_X, STEP_Y, WIDE, HIGH] = [44, 24, 26, 15]

const [LEAST_WIDE, LEAST_HIGH] = [190, 96]

/** More would be dust. */
const MOST = 60

export function placeNodes({ nodes, edges }: Graph): Drawing {
  const shown = nodes.slice(0, MOST)
  const rows = Map.groupBy(shown, ({ level }) => level)
  const most = Math.max(1, ...[...rows.values()].map((row) => row.length))
  const boxes = shown.map(({ id, kind, level, row, isOutput }): Box => {
    const beside = rows.get(level)?.length ?? 1
    return {
      id,
      x: level * STEP_X,
      y: (row + (most - beside) / 2) * STEP_Y,
      look: isOutput ? 'output' : kind,
    }
  })
  const at = new Map(boxes.map((box) => [box.id, box]))
  return {
    frame: frameAround(Math.max(...boxes.map(({ x }) => x)) + WIDE, (most - 1) * STEP_Y + HIGH),
    boxes,
    lines: edges.flatMap(({ from, to }, index) => {
      const [a, b] = [at.get(from), at.get(to)]
      return a && b ? [{ id: `${index}`, path: curve(a, b) }] : []
    }),
  }
}

/** A small recipe is drawn small, in the middle. */
function frameAround(width: number, height: number): string {
  const [wide, high] = [Math.max(width, LEAST_WIDE), Math.max(height, LEAST_HIGH)]
  return `${(width - wide) / 2} ${(height - high) / 2} ${wide} ${high}`
}

function curve(from: Box, to: Box): string {
  const [x1, y1, x2, y2] = [from.x + WIDE, from.y + HIGH / 2, to.x, to.y + HIGH / 2]
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}
