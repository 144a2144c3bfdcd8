/** Clips, sound, beats and what else is known of a clip, one under the other on one time. */
import { Magnet, Maximize2, X, ZoomIn, ZoomOut } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useCommands } from '../commands/commands.ts'
import { Button, IconButton } from '../design/button.tsx'
import { clock as timeText } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import type { Clock } from './clock.ts'
import { HIGH, LOW } from './draw/lanes.ts'
import { LaneToggles } from './lane-toggles.tsx'
import styles from './timeline.module.css'
import { timelineCommands } from './timeline-commands.ts'
import { LANES, type TimelineData } from './timeline-data.ts'
import { type TimelinePlace, toggleSnapping, useTimelineSettings } from './timeline-settings.ts'
import { TimelineSurface } from './timeline-surface.tsx'
import { createView, type TimelineView } from './timeline-view.ts'
import { useClock } from './use-clock.ts'
import type { Press } from './use-dragging.ts'

const words = text.editor.dock.timeline

export interface TimelineProps {
  readonly data: TimelineData
  readonly clock: Clock
  readonly place: TimelinePlace
  /** See `TimelineSurfaceProps`. */
  readonly onPress?: Press
  /** Beside the lanes' names. */
  readonly note?: ReactNode
  /** Over the lanes. */
  readonly over?: (view: TimelineView) => ReactNode
}

export function Timeline({ data, clock, place, onPress, note, over }: TimelineProps) {
  const [view] = useState(createView)
  const hidden = useTimelineSettings((state) => state.hidden[place])
  const shown = useMemo(() => LANES.filter((lane) => !hidden.includes(lane)), [hidden])
  useCommands(timelineCommands({ clock, view, beats: data.beats }))
  return (
    <div className={styles.timeline}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <LaneToggles data={data} place={place} />
        <span className={styles.note}>{note}</span>
        <Chosen clock={clock} />
        <Zoom clock={clock} view={view} />
        {data.beats.beats.length > 0 ? <Snapping /> : null}
      </header>
      <TimelineSurface {...{ data, clock, view, shown, onPress }} heights={place === 'dock' ? LOW : HIGH}>
        {over?.(view)}
      </TimelineSurface>
    </div>
  )
}

/** The part that was chosen, and how to choose none. */
function Chosen({ clock }: { readonly clock: Clock }) {
  const range = useClock(clock, (state) => state.range)
  if (!range) return null
  return (
    <Button
      look="quiet"
      hint={words.noRange}
      className={styles.small}
      icon={<X aria-hidden />}
      onClick={() => clock.set({ range: undefined })}
    >
      {words.range(timeText(range.fromSec, 2), timeText(range.toSec, 2))}
    </Button>
  )
}

function Zoom({ clock, view }: { readonly clock: Clock; readonly view: TimelineView }) {
  return (
    <div className={styles.zoom}>
      <IconButton
        label={words.zoomOut}
        keys="-"
        className={styles.smallIcon}
        icon={<ZoomOut aria-hidden />}
        onClick={() => view.zoom(1.5, clock.sec())}
      />
      <IconButton
        label={words.zoomIn}
        keys="+"
        className={styles.smallIcon}
        icon={<ZoomIn aria-hidden />}
        onClick={() => view.zoom(1 / 1.5, clock.sec())}
      />
      <IconButton
        label={words.fit}
        keys="0"
        className={styles.smallIcon}
        icon={<Maximize2 aria-hidden />}
        onClick={view.fit}
      />
    </div>
  )
}

function Snapping() {
  const isSnapping = useTimelineSettings((state) => state.isSnapping)
  return (
    <IconButton
      label={words.snap}
      keys="s"
      isPressed={isSnapping}
      className={styles.smallIcon}
      icon={<Magnet aria-hidden />}
      onClick={toggleSnapping}
    />
  )
}
