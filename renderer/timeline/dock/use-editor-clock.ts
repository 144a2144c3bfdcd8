/** The dock's clock, which is the editor's playhead: either moves the other. */
import { useEffect, useState } from 'react'
import { movePlayhead, useLook } from '../../editor/selection.ts'
import { type Clock, createClock } from '../clock.ts'

/** While it plays, views that show frames of their own need not be told more often. */
const TELL_EVERY_MS = 250

export function useEditorClock(): Clock {
  const [clock] = useState(createClock)
  useEffect(() => {
    clock.seek(useLook.getState().playheadSec)
    let [told, toldMs] = [clock.sec(), 0]
    const untick = clock.onTick((sec) => {
      const now = performance.now()
      if (sec === told || (clock.store.getState().isPlaying && now - toldMs < TELL_EVERY_MS)) return
      told = sec
      toldMs = now
      movePlayhead(sec)
    })
    const unlook = useLook.subscribe(({ playheadSec }) => {
      if (playheadSec === told) return
      told = playheadSec
      clock.seek(playheadSec)
    })
    return () => {
      untick()
      unlook()
    }
  }, [clock])
  return clock
}
