/** What can be done with a timeline by keys and from the palette. */
import type { Command } from '../commands/commands.ts'
import { text } from '../text/text.ts'
import type { Beats } from './bars.ts'
import type { Clock } from './clock.ts'
import { goTo } from './keys.ts'
import { toggleSnapping } from './timeline-settings.ts'
import type { TimelineView } from './timeline-view.ts'

const words = text.editor.dock.timeline

export interface TimelineParts {
  readonly clock: Clock
  readonly view: TimelineView
  readonly beats: Beats
}

/** Arrows do the same on the playhead: see `keys.ts`. */
export function timelineCommands({ clock, view, beats }: TimelineParts): readonly Command[] {
  const of = (name: string, title: string, run: () => void, keys?: string): Command => ({
    ...{ id: `timeline.${name}`, title, group: words.title, run },
    ...(keys === undefined ? {} : { keys }),
  })
  const markRange = (fromSec: number, toSec: number): void =>
    clock.set({ range: toSec > fromSec ? { fromSec, toSec } : undefined })
  const range = () => clock.store.getState().range
  return [
    of('snap', `${words.snapOn} / ${words.snapOff}`, toggleSnapping, 's'),
    of('nextBeat', words.nextBeat, () => goTo(clock, beats.beats, 1)),
    of('previousBeat', words.previousBeat, () => goTo(clock, beats.beats, -1)),
    of('nextBar', words.nextBar, () => goTo(clock, beats.downbeats, 1)),
    of('previousBar', words.previousBar, () => goTo(clock, beats.downbeats, -1)),
    of(
      'rangeStart',
      words.rangeStart,
      () => markRange(clock.sec(), range()?.toSec ?? clock.store.getState().durationSec),
      'i',
    ),
    of('rangeEnd', words.rangeEnd, () => markRange(range()?.fromSec ?? 0, clock.sec()), 'Shift+o'),
    of('noRange', words.noRange, () => clock.set({ range: undefined })),
    of('zoomIn', words.zoomIn, () => view.zoom(1 / 1.5, clock.sec())),
    of('zoomOut', words.zoomOut, () => view.zoom(1.5, clock.sec())),
    of('fit', words.fit, view.fit),
  ]
}
