/** Where a clock is, on a timeline: a line that only the compositor moves, and a slider for the keyboard. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { clock as timeText } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import type { Beats } from './bars.ts'
import type { Clock } from './clock.ts'
import styles from './playhead.module.css'
import { barText } from './time-readout.tsx'
import { xOf } from './time-scale.ts'
import type { TimelineView } from './timeline-view.ts'
import { useClock } from './use-clock.ts'

export interface PlayheadProps {
  readonly clock: Clock
  readonly view: TimelineView
  readonly beats: Beats
  readonly onKey: (event: KeyboardEvent) => void
}

export function Playhead({ clock, view, beats, onKey }: PlayheadProps) {
  const { durationSec, range } = useClock(clock, (state) => state)
  const track = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  const part = useRef<HTMLDivElement>(null)
  const latest = useRef(beats)
  latest.current = beats
  useEffect(() => {
    const element = track.current
    if (!element) return
    // Read when it changes, not at every frame.
    let width = element.clientWidth
    const place = (): void => {
      const scale = { ...view.store.getState(), width }
      if (line.current) line.current.style.transform = `translateX(${xOf(scale, clock.sec())}px)`
      placePart(part.current, scale, clock.store.getState().range)
    }
    const say = (): void => {
      place()
      sayTime(line.current, clock.sec(), latest.current)
    }
    const sizes = new ResizeObserver(() => {
      width = element.clientWidth
      place()
    })
    sizes.observe(element)
    const ends = [clock.onTick(say), view.store.subscribe(place), clock.store.subscribe(place)]
    say()
    return () => {
      sizes.disconnect()
      for (const end of ends) end()
    }
  }, [clock, view])
  return (
    <div ref={track} className={styles.track}>
      <div ref={part} className={styles.part} hidden={range === undefined} />
      <div
        ref={line}
        role="slider"
        tabIndex={0}
        aria-label={text.editor.dock.timeline.playhead}
        aria-valuemin={0}
        aria-valuemax={durationSec}
        aria-valuenow={clock.sec()}
        className={styles.line}
        onKeyDown={onKey}
      />
    </div>
  )
}

const placePart = (
  element: HTMLElement | null,
  scale: Parameters<typeof xOf>[0],
  range: { readonly fromSec: number; readonly toSec: number } | undefined,
): void => {
  if (!element || !range) return
  const [left, right] = [xOf(scale, range.fromSec), xOf(scale, range.toSec)]
  element.style.transform = `translateX(${left}px)`
  element.style.width = `${right - left}px`
}

/** For screen readers; a few times a second is as often as anybody can listen. */
function sayTime(element: HTMLElement | null, sec: number, beats: Beats): void {
  const rounded = Math.round(sec * 4) / 4
  if (!element || element.dataset.said === String(rounded)) return
  element.dataset.said = String(rounded)
  element.setAttribute('aria-valuenow', sec.toFixed(3))
  element.setAttribute('aria-valuetext', text.editor.dock.timeline.at(timeText(sec, 3), barText(beats, sec)))
}
