/** A sound as its waveform, with the place that is heard. */
import { type PointerEvent, useRef } from 'react'
import { useWaveform } from '../media/use-waveform.ts'
import { Waveform } from '../media/waveform.tsx'
import type { Beats } from './bars.ts'
import type { Clock } from './clock.ts'
import styles from './sound-picture.module.css'
import { useTick } from './use-clock.ts'

export interface SoundPictureProps {
  readonly cid: string
  readonly clock: Clock
  readonly beats: Beats
}

export function SoundPicture({ cid, clock, beats }: SoundPictureProps) {
  const peaks = useWaveform(cid)
  const line = useRef<HTMLDivElement>(null)
  useTick(clock, (sec) => {
    const { durationSec } = clock.store.getState()
    line.current?.style.setProperty('translate', `${durationSec > 0 ? (100 * sec) / durationSec : 0}% 0`)
  })
  return (
    // Keys do the same on the slider below it.
    <div className={styles.picture} onPointerDown={(event) => clock.seek(secAt(event, clock))}>
      <Waveform peaks={peaks} beats={beats.beats} downbeats={beats.downbeats} />
      <div ref={line} className={styles.place} />
    </div>
  )
}

function secAt({ currentTarget, clientX }: PointerEvent<HTMLElement>, clock: Clock): number {
  const { left, width } = currentTarget.getBoundingClientRect()
  return ((clientX - left) / width) * clock.store.getState().durationSec
}
