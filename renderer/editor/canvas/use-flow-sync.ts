/** Keeps what React Flow draws and what the document says the same; and what is selected here and elsewhere. */
import { useReactFlow } from '@xyflow/react'
import { useCallback, useEffect } from 'react'
import { text } from '../../text/text.ts'
import { useDocument } from '../document/use-document.tsx'
import { select, useLook } from '../selection.ts'
import { nodeOf } from './board.ts'
import { type FlowEdge, type FlowNode, flowEdges, flowNodes } from './flow-nodes.ts'
import type { Graph, Link } from './model/graph.ts'
import type { Places } from './model/positions.ts'

export function useFlowSync(graph: Graph, places: Places): void {
  const { setNodes, setEdges } = useReactFlow<FlowNode, FlowEdge>()
  const ui = useDocument((state) => state.reading.ui)
  useEffect(() => {
    const selected = new Set(useLook.getState().selected)
    setNodes((last) => flowNodes({ graph, places, ui, selected }, last))
  }, [graph, places, ui, setNodes])
  useEffect(() => {
    setEdges((last) => (places.size === 0 ? [] : flowEdges(graph, last, nameOf)))
  }, [graph, places, setEdges])
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

const nameOf = ({ from, to }: Link): string =>
  text.editor.canvas.link(nodeOf(from)?.title ?? from, nodeOf(to)?.title ?? to)

/** What was chosen here becomes what everybody looks at; the last one chosen stays the last. */
export const useSelectionOut = () =>
  useCallback(({ nodes }: { readonly nodes: readonly FlowNode[] }) => {
    const { selected } = useLook.getState()
    const now = nodes.map(({ id }) => id)
    if (now.length === selected.length && now.every((id) => selected.includes(id))) return
    select(...selected.filter((id) => now.includes(id)), ...now.filter((id) => !selected.includes(id)))
  }, [])
