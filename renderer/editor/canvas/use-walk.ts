/** Keys on the canvas itself: arrows along the links, with Shift they move nodes; Tab adds, Enter goes to the inspector. */
import { type ReactFlowInstance, useReactFlow } from '@xyflow/react'
import { type KeyboardEvent, useMemo } from 'react'
import { text } from '../../text/text.ts'
import { select, useLook } from '../selection.ts'
import { useBoard } from './board.ts'
import type { FlowNode } from './flow-nodes.ts'
import type { Box } from './model/arrange.ts'
import type { Point } from './model/edits.ts'
import { type Direction, nextNode } from './model/walk.ts'
import { useActions } from './use-actions.tsx'
import { placesIn } from './use-dragged.ts'

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const STEP: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  left: [-8, 0],
  right: [8, 0],
  up: [0, -8],
  down: [0, 8],
}

export const boxesOf = (nodes: readonly FlowNode[]): readonly Box[] =>
  nodes
    .filter(({ type }) => type === 'step')
    .map(({ id, position, width = 0, height = 0 }) => ({ key: id, ...position, width, height }))

export function useWalk() {
  const flow = useReactFlow<FlowNode>()
  const { place } = useActions()
  return useMemo(() => {
    const go = (direction: Direction): void => {
      const here = useLook.getState().selected.at(-1) ?? ''
      const next = nextNode(here, direction, useBoard.getState().graph.links, boxesOf(flow.getNodes()))
      if (next === undefined) return
      select(next)
      void focusNode(next, flow)
    }
    const nudge = (direction: Direction): void => {
      const { selected } = useLook.getState()
      const [dx, dy] = STEP[direction]
      const moved = [...placesIn(flow.getNodes())].map(([key, [x, y]]): [string, Point] => [
        key,
        selected.includes(key) ? [x + dx, y + dy] : [x, y],
      ])
      if (selected.length > 0) void place(new Map(moved), text.editor.canvas.did.move, 'nudge')
    }
    return (event: KeyboardEvent<HTMLElement>): void => {
      const direction = ARROWS[event.key]
      if (!isCanvas(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Enter') focusInspector(event)
      if (!direction) return
      event.preventDefault()
      if (event.shiftKey) nudge(direction)
      else go(direction)
    }
  }, [flow, place])
}

const elementOf = (key: string) =>
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`)

/** Brings it into sight first: only what is in sight is there to be focused. */
export async function focusNode(key: string, flow: ReactFlowInstance<FlowNode>): Promise<void> {
  const element = elementOf(key)
  if (!element || !isInSight(element)) {
    const { zoom } = flow.getViewport()
    await flow.fitView({ nodes: [{ id: key }], minZoom: zoom, maxZoom: zoom })
  }
  requestAnimationFrame(() => elementOf(key)?.focus({ preventScroll: true }))
}

const isCanvas = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.matches('.react-flow__node, [data-canvas]')

function isInSight(element: HTMLElement): boolean {
  const [own, canvas] = [
    element.getBoundingClientRect(),
    element.closest('[data-canvas]')?.getBoundingClientRect(),
  ]
  return (
    canvas !== undefined &&
    own.left >= canvas.left &&
    own.right <= canvas.right &&
    own.top >= canvas.top &&
    own.bottom <= canvas.bottom
  )
}

/** What can be set of what is selected, first of all. */
function focusInspector(event: KeyboardEvent): void {
  const first = document.querySelector<HTMLElement>('aside :is(input, button, [tabindex="0"])')
  if (!first) return
  event.preventDefault()
  first.focus()
}
