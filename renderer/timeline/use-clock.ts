/** A component's part in a clock. */
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type Clock, type ClockState, createClock } from './clock.ts'

/** The one that is given, or one of its own. */
export function useOwnClock(given?: Clock): Clock {
  const [own] = useState(createClock)
  return given ?? own
}

export const useClock = <T>(clock: Clock, select: (state: ClockState) => T): T =>
  useStore(clock.store, select)

/** Draws at every frame while it plays; React does not hear of it. */
export function useTick(clock: Clock, draw: (sec: number) => void): void {
  const latest = useRef(draw)
  latest.current = draw
  useEffect(() => clock.onTick((sec) => latest.current(sec)), [clock])
}
