/** The dock's clock, which is the editor's playhead: either moves the other. */
import { useEffect, useState } from 'react'
import { movePlayhead, useLook } from '../../editor/selection.ts'
import { type Clock, createClock } from '../clock.ts'

/**
 * Nodes show their own frames at the playhead, which are rendered for them: not at every pixel of a drag, and while it
 * plays not at all.
 */
const TELL_EVERY_MS = 200

export function useEditorClock(): Clock {
  const [clock] = useState(createClock)
  useEffect(() => {
    clock.seek(useLook.getState().playheadSec)
    let told = clock.sec()
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      timer = undefined
      told = clock.sec()
      movePlayhead(told)
    }
    const untick = clock.onTick((sec) => {
      if (sec !== told && !clock.store.getState().isPlaying) timer ??= setTimeout(tell, TELL_EVERY_MS)
    })
    const unlook = useLook.subscribe(({ playheadSec }) => {
      if (playheadSec === told) return
      clearTimeout(timer)
      timer = undefined
      told = playheadSec
      clock.seek(playheadSec)
    })
    return () => {
      clearTimeout(timer)
      untick()
      unlook()
    }
  }, [clock])
  return clock
}
