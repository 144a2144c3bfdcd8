/** What part of a clip a timeline shows; drawn by who listens, not by React. */
import { createStore, type StoreApi } from 'zustand'
import { follow, pan, secOf, whole, zoom } from './time-scale.ts'
import type { TimeSpan } from './time-span.ts'

export interface TimelineView {
  readonly store: StoreApi<TimeSpan>
  /** Of the clip; shows all of it where all was shown before, or nothing is left of what was. */
  setDuration(durationSec: number): void
  zoom(factor: number, aroundSec: number): void
  pan(bySec: number): void
  fit(): void
  /** Goes on to where this is, if it is out of sight. */
  follow(sec: number): void
  /** Time at a place of the canvas. */
  secAt(x: number, width: number): number
}

export function createView(): TimelineView {
  const store = createStore<TimeSpan>(() => whole(0))
  let durationSec = 0
  const show = (span: TimeSpan): void => {
    const now = store.getState()
    if (span.fromSec !== now.fromSec || span.toSec !== now.toSec) store.setState(span)
  }
  return {
    store,
    setDuration(next) {
      const { fromSec, toSec } = store.getState()
      const wasWhole = toSec - fromSec >= whole(durationSec).toSec - 1e-6
      durationSec = next
      show(wasWhole || toSec > next ? whole(next) : { fromSec, toSec })
    },
    zoom: (factor, aroundSec) => show(zoom(store.getState(), durationSec, factor, aroundSec)),
    pan: (bySec) => show(pan(store.getState(), durationSec, bySec)),
    fit: () => show(whole(durationSec)),
    follow: (sec) => show(follow(store.getState(), durationSec, sec)),
    secAt: (x, width) => secOf({ ...store.getState(), width }, x),
  }
}
