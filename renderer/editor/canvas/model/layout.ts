/** Where nodes go when nobody has put them anywhere: left to right, along the links. */
import { Graph, layout } from '@dagrejs/dagre'
import type { Point } from './edits.ts'

export interface LayoutRequest {
  readonly boxes: readonly { readonly key: string; readonly width: number; readonly height: number }[]
  readonly links: readonly { readonly from: string; readonly to: string }[]
}

const BETWEEN_COLUMNS = 72
const BETWEEN_ROWS = 28

/** Upper left corners. */
export function layOut({ boxes, links }: LayoutRequest): ReadonlyMap<string, Point> {
  const graph = new Graph()
  graph.setGraph({
    rankdir: 'LR',
    ranksep: BETWEEN_COLUMNS,
    nodesep: BETWEEN_ROWS,
    ranker: rankerFor(boxes.length),
  })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { key, width, height } of boxes) graph.setNode(key, { width, height })
  for (const { from, to } of links) if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to)
  layout(graph)
  return new Map(
    boxes.map(({ key, width, height }) => {
      const { x = 0, y = 0 } = graph.node(key) as { x?: number; y?: number }
      return [key, [Math.round(x - width / 2), Math.round(y - height / 2)]]
    }),
  )
}

/** The best one takes seconds for hundreds of nodes. */
const rankerFor = (count: number): string => (count > 200 ? 'longest-path' : 'network-simplex')
