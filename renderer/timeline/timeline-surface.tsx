/** The lanes themselves, with the playhead over them: pointed at, dragged, moved by keys. */
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { clock as timeText } from '../text/quantities.ts'
import type { Clock } from './clock.ts'
import { heightOf, type LaneHeights, placeLanes } from './draw/lanes.ts'
import { moveByKey } from './keys.ts'
import { noteAt } from './note-at.ts'
import { Playhead } from './playhead.tsx'
import type { LaneName, TimelineData } from './timeline-data.ts'
import styles from './timeline-surface.module.css'
import type { TimelineView } from './timeline-view.ts'
import { useCanvas } from './use-canvas.ts'
import { useTick } from './use-clock.ts'
import { type Press, useDragging } from './use-dragging.ts'
import { useWheel } from './use-wheel.ts'

export interface TimelineSurfaceProps {
  readonly data: TimelineData
  readonly clock: Clock
  readonly view: TimelineView
  readonly shown: readonly LaneName[]
  readonly heights: LaneHeights
  /** Takes a press for itself: what is dragged then is not the playhead. */
  readonly onPress?: Press | undefined
  /** Things that lie over the lanes, in `--x` pixels of the view. */
  readonly children?: ReactNode
}

export function TimelineSurface(props: TimelineSurfaceProps) {
  const { data, clock, view, shown, heights, onPress, children } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const lanes = useMemo(() => placeLanes(data, shown, heights), [data, shown, heights])
  const surface = useRef<HTMLDivElement>(null)
  useEffect(() => view.setDuration(data.durationSec), [view, data.durationSec])
  useCanvas(canvas, { data, lanes, view, clock })
  useWheel(surface, view)
  const dragging = useDragging({ data, clock, view, lanes, onPress })
  useTick(clock, (sec) => {
    if (clock.store.getState().isPlaying) view.follow(sec)
  })
  return (
    <div ref={surface} className={styles.surface} style={{ height: heightOf(lanes) }} {...dragging}>
      <canvas ref={canvas} aria-hidden className={styles.canvas} />
      <Playhead
        clock={clock}
        view={view}
        beats={data.beats}
        onKey={(event) => moveByKey(event, clock, data.beats, view)}
      />
      {children}
      <HoverNote data={data} view={view} surface={surface} />
    </div>
  )
}

/** What is pointed at, in words. */
function HoverNote({
  data,
  view,
  surface,
}: Pick<TimelineSurfaceProps, 'data' | 'view'> & { readonly surface: RefObject<HTMLDivElement | null> }) {
  const note = useRef<HTMLDivElement>(null)
  const latest = useRef(data)
  latest.current = data
  useEffect(() => {
    const element = surface.current
    if (!element) return
    const show = ({ clientX }: globalThis.PointerEvent): void => {
      const { left, width } = element.getBoundingClientRect()
      const sec = view.secAt(clientX - left, width)
      if (!note.current) return
      note.current.textContent = [timeText(sec, 3), noteAt(latest.current, sec)].filter(Boolean).join('  ')
      note.current.style.translate = `clamp(0px, calc(${clientX - left}px - 50%), calc(${width}px - 100%)) 0`
    }
    element.addEventListener('pointermove', show, { passive: true })
    return () => element.removeEventListener('pointermove', show)
  }, [surface, view])
  return <div ref={note} aria-hidden className={styles.note} />
}
