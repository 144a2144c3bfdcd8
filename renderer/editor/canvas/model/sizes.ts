/** How large nodes are on the canvas, known before they are drawn. */
import type { GraphNode } from './graph.ts'

export const NODE_WIDTH = 192
const NODE_HEIGHT = 168
/** The first port stands beside the picture's upper part. */
export const FIRST_PORT = 56
export const PORT_PITCH = 24
const BELOW_PORTS = 32

export const heightOf = ({ sockets }: Pick<GraphNode, 'sockets'>): number =>
  Math.max(NODE_HEIGHT, FIRST_PORT + Math.max(0, sockets.length - 1) * PORT_PITCH + BELOW_PORTS)

export const sizeOf = (node: Pick<GraphNode, 'sockets'>) => ({ width: NODE_WIDTH, height: heightOf(node) })

/** A socket's mark; its middle stands on the inner side of the node's edge. */
export const SOCKET = 11
const EDGE = 1

/** The middle of a socket's mark, from the node's upper left corner. */
export const portAt = (at: number): readonly [x: number, y: number] => [
  EDGE,
  EDGE + FIRST_PORT + at * PORT_PITCH,
]

/** The same of what it gives. */
export const resultAt = (): readonly [x: number, y: number] => [NODE_WIDTH - EDGE, EDGE + FIRST_PORT]
