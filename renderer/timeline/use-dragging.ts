/** Pressing and dragging on a timeline: the playhead goes along; with Shift a part is chosen. */
import { type PointerEvent, useRef } from 'react'
import type { Clock } from './clock.ts'
import type { PlacedLane } from './draw/lanes.ts'
import { snap, snapTimes } from './snapping.ts'
import { secPerPixel } from './time-scale.ts'
import { spanBetween } from './time-span.ts'
import type { LaneName, TimelineData } from './timeline-data.ts'
import { useTimelineSettings } from './timeline-settings.ts'
import type { TimelineView } from './timeline-view.ts'

export interface Pressed {
  readonly sec: number
  /** Seconds that are a few pixels: as near as a hand can point. */
  readonly reachSec: number
  /** Undefined on the ruler and between lanes. */
  readonly lane: LaneName | undefined
  readonly isDouble: boolean
}

export interface Drag {
  /** `sec` as pointed at, without snapping. */
  move(sec: number): void
  end(): void
}

/** Undefined: the press is not for it. */
export type Press = (pressed: Pressed) => Drag | undefined

export interface DraggingOptions {
  readonly data: TimelineData
  readonly clock: Clock
  readonly view: TimelineView
  readonly lanes: readonly PlacedLane[]
  readonly onPress?: Press | undefined
}

const REACH_PIXELS = 7
const LEAST_RANGE_PIXELS = 3

export function useDragging({ data, clock, view, lanes, onPress }: DraggingOptions) {
  const drag = useRef<Drag>(undefined)
  const at = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const { left, top, width } = currentTarget.getBoundingClientRect()
    const perPixel = secPerPixel({ ...view.store.getState(), width })
    const y = clientY - top
    return {
      sec: Math.min(data.durationSec, Math.max(0, view.secAt(clientX - left, width))),
      reachSec: REACH_PIXELS * perPixel,
      lane: lanes.find((lane) => y >= lane.top && y < lane.top + lane.height)?.lane,
      spanSec: perPixel * width,
      perPixel,
    }
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const { sec, reachSec, lane, spanSec, perPixel } = at(event)
      const times = useTimelineSettings.getState().isSnapping ? snapTimes(data.beats, spanSec) : []
      const snapped = (where: number): number => snap(times, where, reachSec)
      drag.current =
        onPress?.({ sec, reachSec, lane, isDouble: event.detail > 1 }) ??
        (event.shiftKey
          ? rangeDrag(clock, snapped(sec), snapped, LEAST_RANGE_PIXELS * perPixel)
          : seekDrag(clock, sec, snapped))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => drag.current?.move(at(event).sec),
    onPointerUp: () => end(drag),
    onPointerCancel: () => end(drag),
  }
}

function end(drag: { current: Drag | undefined }): void {
  drag.current?.end()
  drag.current = undefined
}

function seekDrag(clock: Clock, sec: number, snapped: (sec: number) => number): Drag {
  const move = (to: number): void => clock.seek(snapped(to))
  move(sec)
  return { move, end: () => undefined }
}

function rangeDrag(clock: Clock, start: number, snapped: (sec: number) => number, leastSec: number): Drag {
  clock.set({ range: undefined })
  return {
    move: (sec) => {
      const range = spanBetween(start, snapped(sec))
      clock.set({ range: range.toSec - range.fromSec < leastSec ? undefined : range })
    },
    end: () => undefined,
  }
}
