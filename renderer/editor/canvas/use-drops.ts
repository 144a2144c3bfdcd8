/** Media of the library that is dropped on the canvas: a filled input, or what fills the input it is dropped on. */
import { useReactFlow } from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import type { MediaKind } from '../../../engine/recipe/recipe.ts'
import { nodeOf } from './board.ts'
import { NODE_WIDTH } from './model/sizes.ts'
import { useActions } from './use-actions.tsx'

export const CONTENT_TYPE = 'application/x-artdag-content'

interface Dropped {
  readonly cid: string
  readonly kind: MediaKind
  readonly name: string
}

const STEP_DOWN = 196

export function useDrops() {
  const actions = useActions()
  const { screenToFlowPosition } = useReactFlow()
  return useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(CONTENT_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      },
      onDrop: async (event: DragEvent) => {
        const dropped = droppedIn(event.dataTransfer.getData(CONTENT_TYPE))
        if (dropped.length === 0) return
        event.preventDefault()
        const onto = inputUnder(event)
        const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY })
        for (const [at, { cid, kind, name }] of dropped.entries()) {
          if (onto) actions.fill(onto, cid)
          else await actions.addMedia(kind, [x - NODE_WIDTH / 2, y + at * STEP_DOWN], name, cid)
        }
      },
    }),
    [actions, screenToFlowPosition],
  )
}

function inputUnder({ target }: DragEvent): string | undefined {
  const key = (target as Element).closest<HTMLElement>('.react-flow__node-step')?.dataset.id
  const node = key === undefined ? undefined : nodeOf(key)
  return node?.role === 'input' && !node.isFixed ? node.id : undefined
}

/** One, or several that were chosen together. */
export function droppedIn(json: string): readonly Dropped[] {
  try {
    const value: unknown = JSON.parse(json)
    return (Array.isArray(value) ? value : [value]).filter(isDropped)
  } catch {
    return []
  }
}

const isDropped = (value: unknown): value is Dropped =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Dropped).cid === 'string' &&
  ['video', 'audio', 'image'].includes((value as Dropped).kind) &&
  typeof (value as Dropped).name === 'string'
