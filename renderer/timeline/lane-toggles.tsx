/** The lanes there are, each to be shown or hidden. */
import { join } from '../design/join.ts'
import { text } from '../text/text.ts'
import styles from './lane-toggles.module.css'
import { type LaneName, lanesOf, type TimelineData } from './timeline-data.ts'
import { type TimelinePlace, toggleLane, useTimelineSettings } from './timeline-settings.ts'

const words = text.editor.dock.timeline

export interface LaneTogglesProps {
  readonly data: TimelineData
  readonly place: TimelinePlace
}

export function LaneToggles({ data, place }: LaneTogglesProps) {
  const hidden = useTimelineSettings((state) => state.hidden[place])
  return (
    <fieldset aria-label={words.lanes} className={styles.lanes}>
      {lanesOf(data).map((lane) => (
        <Toggle key={lane} lane={lane} place={place} isShown={!hidden.includes(lane)} />
      ))}
    </fieldset>
  )
}

interface ToggleProps {
  readonly lane: LaneName
  readonly place: TimelinePlace
  readonly isShown: boolean
}

const Toggle = ({ lane, place, isShown }: ToggleProps) => (
  <button
    type="button"
    aria-pressed={isShown}
    className={join(styles.lane, styles[lane])}
    onClick={() => toggleLane(place, lane)}
  >
    {words.lane[lane]}
  </button>
)
