/** Drawing links: from either end, onto a port or a node, over nothing; and moving those there are. */
import {
  type FinalConnectionState,
  type IsValidConnection,
  type OnConnect,
  useReactFlow,
} from '@xyflow/react'
import { type RefObject, useMemo, useRef } from 'react'
import { nodeOf, useBoard } from './board.ts'
import type { FlowEdge } from './flow-nodes.ts'
import { shownKind } from './model/flow.ts'
import { looseOf, refusalBetween, socketOf, welcomingSocket, wishOf } from './reach.ts'
import { useActions } from './use-actions.tsx'

type Pointer = MouseEvent | TouchEvent

export function useLinks(frame: RefObject<HTMLDivElement | null>) {
  const actions = useActions()
  const { screenToFlowPosition } = useReactFlow()
  const moving = useRef<FlowEdge>(undefined)
  return useMemo(() => {
    const isValidConnection: IsValidConnection<FlowEdge> = (ends) =>
      wishOf(ends) !== undefined && refusalBetween(actions.recipe(), ends) === undefined
    const onConnect: OnConnect = (ends) => {
      const wish = wishOf(ends)
      if (wish) void actions.link(wish)
    }
    const openSearch = (event: Pointer, { fromNode, fromHandle }: FinalConnectionState): void => {
      const found = fromNode && looseOf(fromNode.id, fromHandle?.id)
      const bounds = frame.current?.getBoundingClientRect()
      if (!found || !bounds) return
      const { clientX: x, clientY: y } =
        'changedTouches' in event ? (event.changedTouches[0] as Touch) : event
      const at = screenToFlowPosition({ x, y })
      useBoard.setState({
        adding: { screen: within(bounds, x, y), at: [at.x, at.y], loose: found.loose, end: found.end },
      })
    }
    return {
      isValidConnection,
      onConnect,
      onConnectStart: (
        _: Pointer,
        { nodeId, handleType }: { nodeId: string | null; handleType: string | null },
      ) => {
        const flow = handleType === 'source' && nodeId ? nodeOf(nodeId)?.flow : undefined
        frame.current?.setAttribute(
          'data-pulling',
          flow ? shownKind({ ...flow, isAnalysed: false }) : 'result',
        )
      },
      onConnectEnd: (event: Pointer, state: FinalConnectionState) => {
        frame.current?.removeAttribute('data-pulling')
        if (state.isValid || state.toHandle || moving.current) return
        const onto = nodeUnder(event)
        const from = state.fromHandle?.type === 'source' ? state.fromNode?.id : undefined
        const socket = onto && from && welcomingSocket(actions.recipe(), from, onto)
        if (socket && onto)
          onConnect({ source: from, target: onto, sourceHandle: null, targetHandle: socket.id })
        else if (!onto) openSearch(event, state)
      },
      onReconnectStart: (_: unknown, edge: FlowEdge) => {
        moving.current = edge
      },
      onReconnect: ({ data }: FlowEdge, ends: Parameters<OnConnect>[0]) => {
        const wish = wishOf(ends)
        if (!data || !wish) return
        const isSameEnd = socketOf(ends.target, ends.targetHandle)?.inputs.includes(data.link.index)
        void actions.relink(data.link, isSameEnd ? { ...wish, index: data.link.index } : wish)
      },
      onReconnectEnd: (_: Pointer, { data }: FlowEdge, __: unknown, state: FinalConnectionState) => {
        moving.current = undefined
        if (!state.isValid && !state.toHandle && data) void actions.unlink([data.link])
      },
    }
  }, [actions, frame, screenToFlowPosition])
}

function nodeUnder(event: Pointer): string | undefined {
  const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] as Touch) : event
  const found = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.react-flow__node-step')
  return found?.dataset.id
}

const BOX = { width: 390, height: 370 }

/** So that the search does not reach over the canvas' edge. */
export function within({ left, top, width, height }: DOMRect, x: number, y: number) {
  return {
    x: Math.max(8, Math.min(x - left, width - BOX.width)),
    y: Math.max(8, Math.min(y - top, height - BOX.height)),
  }
}
