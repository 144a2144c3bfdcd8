/** Clicks on the beats while it plays: to hear whether they are right. The same sounds as the engine's click track. */
import { useEffect, useRef } from 'react'
import type { Beats } from '../timeline/bars.ts'
import type { Clock } from '../timeline/clock.ts'
import { type Click, clicksBetween } from './clicks-between.ts'

const CLICK_SEC = 0.04
const FADE_SEC = 0.008
const SOUNDS = { beat: { hz: 1000, level: 0.45 }, downbeat: { hz: 1600, level: 0.9 } } as const

/** Sounds are asked for so long before they are to be heard, and so often. */
const AHEAD_SEC = 0.25
const EVERY_MS = 60
/** A jump, not the passing of time. */
const JUMP_SEC = 0.2

export function useClicks(clock: Clock, beats: Beats, isOn: boolean): void {
  const latest = useRef(beats)
  latest.current = beats
  useEffect(() => {
    if (!isOn) return
    const context = new AudioContext()
    /** Up to where clicks were asked for. */
    let doneSec = clock.sec()
    const timer = setInterval(() => {
      const { isPlaying, rate } = clock.store.getState()
      const now = clock.sec()
      if (!isPlaying || Math.abs(doneSec - now) > AHEAD_SEC * rate + JUMP_SEC) doneSec = now
      if (!isPlaying) return
      const untilSec = now + AHEAD_SEC * rate
      for (const click of clicksBetween(latest.current, doneSec, untilSec))
        sound(context, click, context.currentTime + (click.sec - now) / rate)
      doneSec = Math.max(doneSec, untilSec)
    }, EVERY_MS)
    return () => {
      clearInterval(timer)
      void context.close()
    }
  }, [clock, isOn])
}

function sound(context: AudioContext, { opensBar }: Click, atSec: number): void {
  const { hz, level } = SOUNDS[opensBar ? 'downbeat' : 'beat']
  const at = Math.max(context.currentTime, atSec)
  const tone = new OscillatorNode(context, { frequency: hz })
  const gain = new GainNode(context, { gain: level })
  gain.gain.setValueAtTime(level, at)
  gain.gain.setTargetAtTime(0, at, FADE_SEC)
  tone.connect(gain).connect(context.destination)
  tone.start(at)
  tone.stop(at + CLICK_SEC)
}
