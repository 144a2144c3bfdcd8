/** Keeps what React Flow draws and what the document says the same; and what is selected here and elsewhere. */
import { type NodeChange, useReactFlow, useStore } from '@xyflow/react'
import { useEffect } from 'react'
import { text } from '../../text/text.ts'
import { useDocument } from '../document/use-document.tsx'
import { select, useLook } from '../selection.ts'
import { nodeOf, useBoard } from './board.ts'
import { type FlowEdge, type FlowNode, flowEdges, flowNodes } from './flow-nodes.ts'
import type { Graph, Link } from './model/graph.ts'
import type { Places } from './model/positions.ts'
import { focusNode } from './use-walk.ts'

export function useFlowSync(graph: Graph, places: Places): void {
  const { setNodes, setEdges } = useReactFlow<FlowNode, FlowEdge>()
  // From afar links are painted with the nodes; those that are chosen stay, so that they can be deleted.
  const isPicture = useBoard(({ isFar, isArriving }) => isFar || isArriving)
  const ui = useDocument((state) => state.reading.ui)
  useEffect(() => {
    const selected = new Set(useLook.getState().selected)
    setNodes((last) => flowNodes({ graph, places, ui, selected }, last))
  }, [graph, places, ui, setNodes])
  useEffect(() => {
    if (!isPicture) setEdges((last) => (places.size === 0 ? [] : flowEdges(graph, last, nameOf)))
    else setEdges((last) => last.filter(({ selected }) => selected))
  }, [graph, places, isPicture, setEdges])
  useEffect(
    () =>
      useLook.subscribe(({ selected }, { selected: before }) => {
        if (selected === before) return
        const wanted = new Set(selected)
        setNodes((nodes) =>
          nodes.map((node) =>
            Boolean(node.selected) === wanted.has(node.id)
              ? node
              : { ...node, selected: wanted.has(node.id) },
          ),
        )
      }),
    [setNodes],
  )
}

/** What was just made is brought into sight and gets the focus, once it stands there. */
export function useNewInSight(): void {
  const flow = useReactFlow<FlowNode>()
  const made = useBoard((board) => board.made)
  const isThere = useStore(({ nodeLookup }) => made !== undefined && nodeLookup.has(made))
  useEffect(() => {
    if (made === undefined || !isThere) return
    useBoard.setState({ made: undefined, tabAdds: true })
    requestAnimationFrame(() => void focusNode(made, flow))
  }, [made, isThere, flow])
}

const nameOf = ({ from, to }: Link): string =>
  text.editor.canvas.link(nodeOf(from)?.title ?? from, nodeOf(to)?.title ?? to)

/**
 * What was chosen by hand becomes what everybody looks at; the last one chosen stays the last. Only what hands did is told
 * as a change: to follow every selection would be two mirrors facing each other.
 */
export function takeSelection(changes: readonly NodeChange<FlowNode>[]): void {
  const chosen = new Map(
    changes.flatMap((change) => (change.type === 'select' ? [[change.id, change.selected]] : [])),
  )
  if (chosen.size === 0) return
  const { selected } = useLook.getState()
  const added = [...chosen].flatMap(([id, isOn]) => (isOn && !selected.includes(id) ? [id] : []))
  select(...selected.filter((id) => chosen.get(id) !== false), ...added)
}
