/** Putting nodes in order: all of them along their links, or some of them by their edges. */
import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { text } from '../../text/text.ts'
import { useLook } from '../selection.ts'
import { useBoard } from './board.ts'
import type { FlowNode } from './flow-nodes.ts'
import { layOutBeside } from './lay-out.ts'
import { align, type Box, distribute, type Side } from './model/arrange.ts'
import type { Point } from './model/edits.ts'
import { useActions } from './use-actions.tsx'
import { placesIn } from './use-dragged.ts'
import { layoutOf } from './use-places.ts'

const words = text.editor.canvas.did
const AROUND = 28
const TITLE = 34

export function useArranging() {
  const { place, addFrame } = useActions()
  const { getNodes, fitView } = useReactFlow<FlowNode>()
  return useMemo(() => {
    const all = () => placesIn(getNodes())
    const put = (places: ReadonlyMap<string, Point>, label: string): Promise<boolean> =>
      place(new Map([...all(), ...places]), label)
    const chosen = (): readonly Box[] => {
      const { selected } = useLook.getState()
      return getNodes()
        .filter(({ id }) => selected.includes(id))
        .map(({ id, position, width, height, measured }) => ({
          key: id,
          ...position,
          width: width ?? measured?.width ?? 0,
          height: height ?? measured?.height ?? 0,
        }))
    }
    return {
      async tidy() {
        const places = await layOutBeside(layoutOf(useBoard.getState().graph), new AbortController().signal)
        await put(places, words.tidy)
        requestAnimationFrame(() => void fitView({ padding: 0.12, maxZoom: 1, duration: glideMs() }))
      },
      alignTo: (side: Side) => void put(align(chosen(), side), words.arrange),
      spread: (way: 'across' | 'down') => void put(distribute(chosen(), way), words.arrange),
      framed() {
        const boxes = chosen()
        if (boxes.length === 0) return
        const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))]
        const right = Math.max(...boxes.map(({ x, width }) => x + width))
        const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
        void addFrame(
          [left - AROUND, top - AROUND - TITLE],
          [right - left + 2 * AROUND, bottom - top + 2 * AROUND + TITLE],
        )
      },
    }
  }, [place, addFrame, getNodes, fitView])
}

const glideMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)
