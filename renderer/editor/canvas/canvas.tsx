/** The recipe as a graph. */
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect } from 'react'
import { text } from '../../text/text.ts'
import { useStillMaking } from '../preview/use-still.ts'
import { clearBoard } from './board.ts'
import { CanvasFlow } from './canvas-flow.tsx'
import { ActionsProvider } from './use-actions.tsx'
import { useGraph, useStates } from './use-graph.ts'
import { usePlaces } from './use-places.ts'

export const Canvas = () => (
  <ReactFlowProvider>
    <ActionsProvider>
      <h2 className="visually-hidden">{text.editor.canvas.heading}</h2>
      <Board />
    </ActionsProvider>
  </ReactFlowProvider>
)

function Board() {
  const graph = useGraph()
  const places = usePlaces(graph)
  useStates()
  useStillMaking()
  useEffect(() => clearBoard, [])
  return <CanvasFlow graph={graph} places={places} />
}
