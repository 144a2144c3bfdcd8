/** Asking what to add: beside the selected node and linked with it, else in the middle of what is in sight. */
import { useReactFlow } from '@xyflow/react'
import { type RefObject, useMemo } from 'react'
import { useLook } from '../selection.ts'
import { useBoard } from './board.ts'
import type { FlowNode } from './flow-nodes.ts'
import { freePlace } from './model/arrange.ts'
import type { Point } from './model/edits.ts'
import { NODE_WIDTH } from './model/sizes.ts'
import { looseOf } from './reach.ts'
import { within } from './use-links.ts'
import { boxesOf } from './use-walk.ts'

const BESIDE = 72
const NEW = { width: NODE_WIDTH, height: 168 }

export function useAdding(frame: RefObject<HTMLDivElement | null>) {
  const { getNodes, getNode, screenToFlowPosition, flowToScreenPosition } = useReactFlow<FlowNode>()
  return useMemo(() => {
    const middle = (): Point => {
      const { left = 0, top = 0, width = 0, height = 0 } = frame.current?.getBoundingClientRect() ?? {}
      const { x, y } = screenToFlowPosition({ x: left + width / 2, y: top + height / 2.4 })
      return [x - NEW.width / 2, y - NEW.height / 2]
    }
    const search = (): void => {
      const node = getNode(useLook.getState().selected.at(-1) ?? '')
      const found = node?.type === 'step' ? looseOf(node.id, undefined) : undefined
      const wish: Point = node && found ? [node.position.x + NEW.width + BESIDE, node.position.y] : middle()
      const at = freePlace(wish, NEW, boxesOf(getNodes()))
      const screen = flowToScreenPosition({ x: at[0], y: at[1] })
      const bounds = frame.current?.getBoundingClientRect()
      if (!bounds) return
      useBoard.setState({
        adding: {
          screen: within(bounds, screen.x, screen.y),
          at,
          loose: found?.loose ?? {},
          end: found?.end,
        },
      })
    }
    return { middle, search }
  }, [frame, getNodes, getNode, screenToFlowPosition, flowToScreenPosition])
}
