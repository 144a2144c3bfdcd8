/** The chosen beat: a line over the lanes that keys move. */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { text } from '../text/text.ts'
import { nearest } from '../timeline/nearest.ts'
import { barText } from '../timeline/time-readout.tsx'
import { xOf } from '../timeline/time-scale.ts'
import type { TimelineView } from '../timeline/timeline-view.ts'
import type { BeatActions } from './beat-actions.ts'
import styles from './beat-handle.module.css'
import { chooseBeat, useFocus } from './focus.ts'
import type { Corrections } from './use-corrections.ts'

const words = text.analysis.edit

export interface BeatHandleProps {
  readonly view: TimelineView
  readonly corrections: Corrections
  readonly actions: BeatActions
}

const FINE_SEC = 0.001
const COARSE_SEC = 0.01

export function BeatHandle({ view, corrections: { audio }, actions }: BeatHandleProps) {
  const beatSec = useFocus((state) => state.beatSec)
  const handle = useRef<HTMLDivElement>(null)
  const isThere = audio !== undefined && beatSec !== undefined
  useEffect(() => {
    const element = handle.current
    const lanes = element?.parentElement
    if (!element || !lanes || beatSec === undefined) return
    const place = (): void => {
      const x = xOf({ ...view.store.getState(), width: lanes.clientWidth }, beatSec)
      element.style.transform = `translateX(${x}px)`
    }
    place()
    const sizes = new ResizeObserver(place)
    sizes.observe(lanes)
    const unsubscribe = view.store.subscribe(place)
    return () => {
      sizes.disconnect()
      unsubscribe()
    }
  }, [view, beatSec])
  useFocusOf(handle, isThere)
  if (!isThere) return null
  const number = nearest(audio.beats, beatSec) + 1
  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-label={words.chosen(number, barText(audio, beatSec) ?? '')}
      aria-description={words.beatKeys}
      aria-valuemin={0}
      aria-valuemax={audio.durationSec}
      aria-valuenow={beatSec}
      aria-valuetext={`${beatSec.toFixed(3)} s`}
      className={styles.handle}
      onKeyDown={(event) => pressOn(event, actions)}
    />
  )
}

/** Chosen by [ and ], or with the mouse: keys go to it from then on. */
function useFocusOf(handle: RefObject<HTMLDivElement | null>, isThere: boolean): void {
  const choice = useFocus((state) => state.choice)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every choice brings the focus back to it
  useEffect(() => {
    if (isThere) handle.current?.focus({ preventScroll: true })
  }, [handle, isThere, choice])
}

function pressOn(event: KeyboardEvent, actions: BeatActions): void {
  const step = event.shiftKey ? COARSE_SEC : FINE_SEC
  const run: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => actions.moveBy(-step),
    ArrowRight: () => actions.moveBy(step),
    Delete: actions.remove,
    Backspace: actions.remove,
    Enter: actions.openBar,
    Escape: () => chooseBeat(undefined),
  }
  const found = run[event.key]
  if (!found) return
  event.preventDefault()
  event.stopPropagation()
  found()
}
