/** What keys do while the canvas has the focus, or a node that was clicked. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect } from 'react'
import { runCommand } from '../../commands/commands.ts'
import { useBoard } from './board.ts'
import { ADD_COMMAND } from './command-ids.ts'
import { useWalk } from './use-walk.ts'

export function useCanvasKeys(frame: RefObject<HTMLDivElement | null>) {
  const walk = useWalk()
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true })
  }, [frame])
  return {
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (
        event.key === 'Tab' &&
        !event.shiftKey &&
        (isFrame(event) || (useBoard.getState().tabAdds && isNode(event)))
      ) {
        event.preventDefault()
        runCommand(ADD_COMMAND)
        return
      }
      // Who walks by keys walks on with Tab, too; who points wants the search.
      if (event.key === 'Tab' || event.key.startsWith('Arrow')) useBoard.setState({ tabAdds: false })
      walk(event)
    },
    onPointerDown({ target }: PointerEvent) {
      useBoard.setState({ tabAdds: true })
      if ((target as Element).matches('.react-flow__pane')) frame.current?.focus({ preventScroll: true })
    },
  }
}

const isFrame = ({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean => target === currentTarget

const isNode = ({ target }: KeyboardEvent<HTMLElement>): boolean =>
  target instanceof HTMLElement && target.matches('.react-flow__node')
