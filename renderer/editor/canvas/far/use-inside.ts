/** Whether a node's inside is there. Hundreds of nodes come nearer at once: a few of them in each frame. */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useBoard } from '../board.ts'

/** Short enough that no frame is late for them. */
const EACH_FRAME_MS = 4

const waiting = new Set<() => void>()
let frame = 0

export function useInside(): boolean {
  const isFar = useBoard((board) => board.isFar)
  const [isThere, setThere] = useState(false)
  useEffect(() => {
    if (isFar) {
      setThere(false)
      return
    }
    const come = (): void => setThere(true)
    waiting.add(come)
    frame ||= requestAnimationFrame(next)
    return () => void waiting.delete(come)
  }, [isFar])
  return isThere && !isFar
}

function next(): void {
  const until = performance.now() + EACH_FRAME_MS
  for (const come of waiting) {
    waiting.delete(come)
    flushSync(come)
    if (performance.now() > until) break
  }
  frame = waiting.size > 0 ? requestAnimationFrame(next) : 0
  if (frame === 0 && useBoard.getState().isArriving) useBoard.setState({ isArriving: false })
}
