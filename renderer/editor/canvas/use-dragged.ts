/** Where nodes were dragged to is written when they are let go. */
import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import { text } from '../../text/text.ts'
import type { FlowNode } from './flow-nodes.ts'
import type { Point } from './model/edits.ts'
import { useActions } from './use-actions.tsx'

export function useDragged() {
  const save = useSavePlaces()
  return { onNodeDragStop: save, onSelectionDragStop: save }
}

/** All of them: a recipe that was laid out by itself keeps that layout once somebody has moved a node in it. */
export function useSavePlaces() {
  const { place } = useActions()
  const { getNodes } = useReactFlow<FlowNode>()
  return useCallback(() => void place(placesIn(getNodes()), text.editor.canvas.did.move), [place, getNodes])
}

export const placesIn = (nodes: readonly FlowNode[]): ReadonlyMap<string, Point> =>
  new Map(nodes.map(({ id, position: { x, y } }) => [id, [Math.round(x), Math.round(y)]]))
