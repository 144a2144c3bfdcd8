/** The graph as React Flow draws it. What did not change stays the same object, so that it is not drawn again. */
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import { text } from '../../text/text.ts'
import type { UiFrame, UiNote, UiSection } from '../document/reading.ts'
import { frameKey, noteKey, type Point } from './model/edits.ts'
import { shownKind } from './model/flow.ts'
import type { Graph, GraphNode, Link } from './model/graph.ts'
import type { Places } from './model/positions.ts'
import { portAt, resultAt, SOCKET, sizeOf } from './model/sizes.ts'

const words = text.editor.canvas

export type StepFlowNode = Node<{ readonly node: GraphNode }, 'step'>
export type NoteFlowNode = Node<{ readonly note: UiNote }, 'note'>
export type FrameFlowNode = Node<{ readonly frame: UiFrame }, 'frame'>
export type FlowNode = StepFlowNode | NoteFlowNode | FrameFlowNode
export type FlowEdge = Edge<{ readonly link: Link }>

export const RESULT = 'out'

interface Shown {
  readonly graph: Graph
  readonly places: Places
  readonly ui: UiSection
  readonly selected: ReadonlySet<string>
}

export function flowNodes({ graph, places, ui, selected }: Shown, last: readonly FlowNode[]): FlowNode[] {
  const before = new Map(last.map((node) => [node.id, node]))
  const steps = graph.nodes.flatMap((node) => {
    const at = places.get(node.key)
    return at ? [stepNode(node, at, selected.has(node.key))] : []
  })
  const frames = ui.frames.map((frame) => frameNode(frame, selected.has(frameKey(frame.id))))
  const notes = ui.notes.map((note) => noteNode(note, selected.has(noteKey(note.id))))
  return [...frames, ...steps, ...notes].map((node) => kept(node, before.get(node.id)))
}

/** While it is dragged it stays where the hand has it. */
function kept(node: FlowNode, old: FlowNode | undefined): FlowNode {
  if (!old) return node
  const position = old.dragging ? old.position : node.position
  const isSame =
    contentOf(old) === contentOf(node) &&
    old.position.x === position.x &&
    old.position.y === position.y &&
    Boolean(old.selected) === node.selected
  return isSame ? old : ({ ...old, ...node, position } as FlowNode)
}

const contentOf = ({ data }: FlowNode): unknown => Object.values(data)[0]

const stepNode = (node: GraphNode, [x, y]: Point, selected: boolean): StepFlowNode => ({
  id: node.key,
  type: 'step',
  position: { x, y },
  data: { node },
  selected,
  ariaLabel: words.node(node.title, node.role === 'step' ? node.type : words.input),
  ...sizeOf(node),
  measured: sizeOf(node),
  handles: handlesOf(node),
})

/** Known before they are drawn: to measure hundreds of nodes would hold up the frame in which they appear. */
const handlesOf = ({ sockets }: GraphNode): NodeHandle[] => [
  ...sockets.map(({ id }, at) => handle(id, 'target', Position.Left, portAt(at))),
  handle(RESULT, 'source', Position.Right, resultAt()),
]

const handle = (id: string, type: NodeHandle['type'], position: Position, [x, y]: Point): NodeHandle => ({
  id,
  type,
  position,
  x: x - SOCKET / 2,
  y: y - SOCKET / 2,
  width: SOCKET,
  height: SOCKET,
})

const noteNode = (note: UiNote, selected: boolean): NoteFlowNode => ({
  id: noteKey(note.id),
  type: 'note',
  position: { x: note.at[0], y: note.at[1] },
  data: { note },
  selected,
  ariaLabel: words.note.label,
})

const frameNode = (frame: UiFrame, selected: boolean): FrameFlowNode => ({
  id: frameKey(frame.id),
  type: 'frame',
  position: { x: frame.at[0], y: frame.at[1] },
  width: frame.size[0],
  height: frame.size[1],
  data: { frame },
  selected,
  ariaLabel: frame.title,
  zIndex: -1,
})

export function flowEdges(
  { links }: Graph,
  last: readonly FlowEdge[],
  nameOf: (link: Link) => string,
): FlowEdge[] {
  const before = new Map(last.map((edge) => [edge.id, edge]))
  return links.map((link): FlowEdge => {
    const old = before.get(link.id)
    if (old?.data?.link === link) return old
    return {
      id: link.id,
      source: link.from,
      sourceHandle: RESULT,
      target: link.to,
      targetHandle: link.socket,
      data: { link },
      className: shownKind(link.flow),
      ariaLabel: nameOf(link),
      selected: old?.selected ?? false,
    }
  })
}
