/** Moving a playhead by keys: by frame, with Shift by beat, with Alt by bar. */
import type { Beats } from './bars.ts'
import type { Clock } from './clock.ts'
import { neighbour } from './nearest.ts'
import type { TimelineView } from './timeline-view.ts'

interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  preventDefault(): void
}

const FACTORS: Readonly<Record<string, number>> = { '+': 0.7, '=': 0.7, '-': 1 / 0.7 }

export function moveByKey(event: Key, clock: Clock, beats: Beats, view: TimelineView): void {
  const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined
  const factor = FACTORS[event.key]
  if (direction !== undefined) {
    if (event.altKey) goTo(clock, beats.downbeats, direction)
    else if (event.shiftKey) goTo(clock, beats.beats, direction)
    else clock.stepFrames(direction)
    view.follow(clock.sec())
  } else if (factor !== undefined) view.zoom(factor, clock.sec())
  else if (event.key === '0') view.fit()
  else return
  event.preventDefault()
}

/** The next (or last) of these times; where there is none, the end (or the start). */
export function goTo(clock: Clock, times: readonly number[], direction: 1 | -1): void {
  const end = direction === 1 ? clock.store.getState().durationSec : 0
  clock.seek(neighbour(times, clock.sec(), direction) ?? end)
}
