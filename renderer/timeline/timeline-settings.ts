/** How timelines are looked at, remembered by the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { LaneName } from './timeline-data.ts'

/** Beside other things, or with a page of its own. */
export type TimelinePlace = 'dock' | 'page'

interface TimelineSettings {
  readonly hidden: Readonly<Record<TimelinePlace, readonly LaneName[]>>
  readonly isSnapping: boolean
}

export const useTimelineSettings = create<TimelineSettings>()(
  persist(
    (): TimelineSettings => ({
      hidden: { dock: ['onsets', 'bands', 'motion', 'scenes'], page: [] },
      isSnapping: true,
    }),
    { name: 'artdag.timeline' },
  ),
)

export function toggleLane(place: TimelinePlace, lane: LaneName): void {
  useTimelineSettings.setState(({ hidden }) => {
    const before = hidden[place]
    const after = before.includes(lane) ? before.filter((one) => one !== lane) : [...before, lane]
    return { hidden: { ...hidden, [place]: after } }
  })
}

export function toggleSnapping(): void {
  useTimelineSettings.setState(({ isSnapping }) => ({ isSnapping: !isSnapping }))
}
