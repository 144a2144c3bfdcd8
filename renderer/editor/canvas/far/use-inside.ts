/** Whether a node's inside is there. Hundreds of nodes come nearer at once: a few of them in each frame. */
import { useEffect, useState } from 'react'
import { useBoard } from '../board.ts'

/** Few enough that no frame is late for them. */
const EACH_FRAME = 5

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
  for (const come of [...waiting].slice(0, EACH_FRAME)) {
    waiting.delete(come)
    come()
  }
  frame = waiting.size > 0 ? requestAnimationFrame(next) : 0
  if (frame === 0 && useBoard.getState().isArriving) useBoard.setState({ isArriving: false })
}
