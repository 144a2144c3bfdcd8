/** Where a clock is, in time and in the music; written without React, as often as the screen is drawn. */
import { useRef } from 'react'
import { clock as timeText } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { type Beats, barBeatAt } from './bars.ts'
import type { Clock } from './clock.ts'
import styles from './time-readout.module.css'
import { useClock, useTick } from './use-clock.ts'

const words = text.editor.dock.player

export interface TimeReadoutProps {
  readonly clock: Clock
  readonly beats: Beats
}

export function TimeReadout({ clock, beats }: TimeReadoutProps) {
  const whole = useClock(clock, (state) => state.durationSec)
  const time = useRef<HTMLTimeElement>(null)
  const bar = useRef<HTMLSpanElement>(null)
  useTick(clock, (sec) => {
    write(time.current, timeText(sec, 3))
    write(bar.current, barText(beats, sec) ?? '')
  })
  return (
    <span className={styles.readout}>
      <time ref={time} className={styles.now}>
        {timeText(clock.sec(), 3)}
      </time>
      <span className={styles.whole}>{words.of(timeText(whole, 3))}</span>
      {beats.beats.length > 0 ? (
        <span ref={bar} className={styles.bar}>
          {barText(beats, clock.sec())}
        </span>
      ) : null}
    </span>
  )
}

export function barText(beats: Beats, sec: number): string | undefined {
  const at = barBeatAt(beats, sec)
  return at && words.bar(at.bar, at.beat)
}

/** What stays the same is not touched: that would be work for the browser. */
function write(element: HTMLElement | null, words: string): void {
  if (element && element.textContent !== words) element.textContent = words
}
