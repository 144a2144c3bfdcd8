/** Moving over a clip shows frames of it: which one, by where the pointer is. */
import { type PointerEvent, useEffect, useState } from 'react'

/** Each is made once and kept; more of them show no more. */
const PLACES = 10
/** Who only passes over it asks for nothing. */
const SETTLE_MS = 90

export interface Scrub {
  /** Seconds; absent while nobody points at it. */
  readonly atSec?: number
  /** 0 to 1: where the pointer is. */
  readonly share?: number
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerLeave: () => void
}

export function useScrub(durationSec: number): Scrub {
  const [place, setPlace] = useState<number>()
  const settled = useSettled(place)
  return {
    ...(settled === undefined ? {} : { atSec: secondsAt(settled, durationSec) }),
    ...(place === undefined ? {} : { share: (place + 0.5) / PLACES }),
    onPointerMove: ({ clientX, currentTarget, pointerType }) => {
      if (pointerType !== 'touch') setPlace(placeAt(clientX, currentTarget.getBoundingClientRect()))
    },
    onPointerLeave: () => setPlace(undefined),
  }
}

export const placeAt = (x: number, { left, width }: { left: number; width: number }): number =>
  Math.min(PLACES - 1, Math.max(0, Math.floor(((x - left) / Math.max(1, width)) * PLACES)))

export const secondsAt = (place: number, durationSec: number): number =>
  ((place + 0.5) / PLACES) * durationSec

function useSettled(place: number | undefined): number | undefined {
  const [settled, settle] = useState(place)
  useEffect(() => {
    const timer = setTimeout(() => settle(place), place === undefined ? 0 : SETTLE_MS)
    return () => clearTimeout(timer)
  }, [place])
  return settled
}
