/** What of the open recipe is looked at, and at what time: canvas, inspector, text and dock all follow it. */
import { create } from 'zustand'

interface Look {
  /** Steps by id, inputs by `inputKey`; the last one is what the inspector shows. */
  readonly selected: readonly string[]
  /** Seconds of the result. */
  readonly playheadSec: number
}

export const useLook = create<Look>(() => ({ selected: [], playheadSec: 0 }))

export function select(...selected: readonly string[]): void {
  useLook.setState({ selected })
}

export function movePlayhead(playheadSec: number): void {
  useLook.setState({ playheadSec: Math.max(0, playheadSec) })
}
