/** A player's whole length as a slider; moved without React while it plays. */
import { useRef } from 'react'
import { clock as timeText } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import type { Clock } from './clock.ts'
import styles from './scrubber.module.css'
import { useClock, useTick } from './use-clock.ts'

export function Scrubber({ clock }: { readonly clock: Clock }) {
  const input = useRef<HTMLInputElement>(null)
  const { durationSec, fps } = useClock(clock, (state) => state)
  useTick(clock, (sec) => {
    if (input.current) show(input.current, sec, durationSec)
  })
  return (
    <input
      ref={input}
      type="range"
      aria-label={text.editor.dock.player.position}
      min={0}
      max={durationSec}
      step={1 / Math.max(1, fps)}
      defaultValue={0}
      className={styles.scrubber}
      onInput={({ currentTarget }) => clock.seek(currentTarget.valueAsNumber)}
    />
  )
}

function show(input: HTMLInputElement, sec: number, durationSec: number): void {
  input.value = String(sec)
  input.style.setProperty('--share', `${durationSec > 0 ? (100 * sec) / durationSec : 0}%`)
  input.setAttribute('aria-valuetext', timeText(sec, 1))
}
