/** A timeline's canvas: drawn anew when what it shows has changed, never because time passes. */
import { type RefObject, useEffect, useRef } from 'react'
import { useEngine } from '../connect/engine.tsx'
import type { Clock } from './clock.ts'
import { openFrames } from './draw/frames-cache.ts'
import { drawLanes, type PlacedLane } from './draw/lanes.ts'
import { partAt } from './nearest.ts'
import type { TimelineData } from './timeline-data.ts'
import type { TimelineView } from './timeline-view.ts'

export interface CanvasContent {
  readonly data: TimelineData
  readonly lanes: readonly PlacedLane[]
  readonly view: TimelineView
  readonly clock: Clock
}

const THUMB_WIDTH = 160

export function useCanvas(canvas: RefObject<HTMLCanvasElement | null>, content: CanvasContent): void {
  const { data, lanes, view, clock } = content
  const { media } = useEngine()
  const cid = data.pictures?.cid
  const latest = useRef(content)
  latest.current = content
  const redraw = useRef<() => void>(undefined)

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let frame = 0
    const ask = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => paint(element, latest.current, frames.get, clipAt(latest.current)))
    }
    const frames = openFrames((atSec) => media.thumb(cid ?? '', { width: THUMB_WIDTH, atSec }), ask)
    const sizes = new ResizeObserver(ask)
    const themes = new MutationObserver(ask)
    sizes.observe(element)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    // Letters of another font would stay until something else changes.
    void document.fonts.ready.then(ask)
    const unsubscribe = view.store.subscribe(ask)
    let clip = -1
    const untick = clock.onTick(() => {
      const next = clipAt(latest.current)
      if (next !== clip) ask()
      clip = next
    })
    redraw.current = ask
    return () => {
      cancelAnimationFrame(frame)
      for (const end of [unsubscribe, untick]) end()
      for (const watch of [sizes, themes]) watch.disconnect()
      frames.close()
    }
  }, [canvas, cid, media, view, clock])

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what is drawn
  useEffect(() => redraw.current?.(), [data, lanes])
}

const clipAt = ({ data: { clips }, clock }: CanvasContent): number => partAt(clips, clock.sec())

function paint(
  canvas: HTMLCanvasElement,
  { data, lanes, view }: CanvasContent,
  frame: (atSec: number) => HTMLImageElement | undefined,
  currentClip: number,
): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const context = canvas.getContext('2d')
  if (!context || width === 0) return
  canvas.width = width * devicePixelRatio
  canvas.height = height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)
  const style = getComputedStyle(canvas)
  const colours = new Map<string, string>()
  const colour = (name: string): string => {
    const known = colours.get(name) ?? style.getPropertyValue(name)
    colours.set(name, known)
    return known
  }
  const scale = { ...view.store.getState(), width }
  drawLanes({ context, scale, data, colour, frame, currentClip }, lanes)
}
