/** The wheel on a timeline: with Ctrl it zooms around the pointer, sideways it pans; up and down is left to the page. */
import { type RefObject, useEffect } from 'react'
import type { TimelineView } from './timeline-view.ts'

const ZOOM_PER_PIXEL = 1.0025

export function useWheel(surface: RefObject<HTMLElement | null>, view: TimelineView): void {
  useEffect(() => {
    const element = surface.current
    if (!element) return
    const turn = (event: WheelEvent): void => {
      const { left, width } = element.getBoundingClientRect()
      const span = view.store.getState()
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
      if (event.ctrlKey || event.metaKey)
        view.zoom(ZOOM_PER_PIXEL ** event.deltaY, view.secAt(event.clientX - left, width))
      else if (Math.abs(sideways) > 0) view.pan((sideways / width) * (span.toSec - span.fromSec))
      else return
      event.preventDefault()
    }
    // Else the browser would zoom the page.
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [surface, view])
}
