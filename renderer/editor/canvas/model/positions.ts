/** Where every node stands: where the document says, else where there is room beside what goes into it. */
import type { UiSection } from '../../document/reading.ts'
import { type Box, freePlace } from './arrange.ts'
import type { Point } from './edits.ts'
import type { Graph, GraphNode } from './graph.ts'
import { NODE_WIDTH, sizeOf } from './sizes.ts'

export type Places = ReadonlyMap<string, Point>

/** Undefined: nothing of it was ever placed, so that all of it should be laid out. */
export function placesOf(graph: Graph, saved: UiSection['positions'], last: Places): Places | undefined {
  const known = (key: string): Point | undefined => saved[key] ?? last.get(key)
  if (graph.nodes.length > 0 && !graph.nodes.some(({ key }) => known(key))) return undefined
  const places = new Map<string, Point>()
  const boxes: Box[] = []
  const put = (node: GraphNode, at: Point): void => {
    places.set(node.key, at)
    boxes.push({ key: node.key, x: at[0], y: at[1], ...sizeOf(node) })
  }
  const rest = graph.nodes.filter((node) => {
    const at = known(node.key)
    if (at) put(node, at)
    return at === undefined
  })
  for (const node of rest) put(node, freePlace(besideInputs(node, graph, boxes), sizeOf(node), boxes))
  return places
}

const COLUMN = NODE_WIDTH + 72

function besideInputs({ key }: GraphNode, { links }: Graph, boxes: readonly Box[]): Point {
  const linked = (end: 'from' | 'to', other: 'from' | 'to'): readonly Box[] =>
    links
      .filter((link) => link[end] === key)
      .flatMap((link) => boxes.find((box) => box.key === link[other]) ?? [])
  const before = linked('to', 'from')
  if (before.length > 0) return [Math.max(...before.map(({ x }) => x)) + COLUMN, (before[0] as Box).y]
  const [after] = linked('from', 'to')
  if (after) return [after.x - COLUMN, after.y]
  const left = boxes.length === 0 ? 0 : Math.min(...boxes.map(({ x }) => x))
  return [left, boxes.length === 0 ? 0 : Math.max(...boxes.map(({ y, height }) => y + height)) + 28]
}
