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
