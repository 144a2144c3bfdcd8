/** What hands are on: the chosen beat by its time, taps that were not used yet, whether clicks are heard. */
import { create } from 'zustand'

interface Focus {
  readonly beatSec: number | undefined
  /** Counts the times that a beat was chosen, so that the same one can be chosen again. */
  readonly choice: number
  readonly taps: readonly number[]
  readonly hasClicks: boolean
}

const NOTHING: Focus = { beatSec: undefined, choice: 0, taps: [], hasClicks: false }

export const useFocus = create<Focus>(() => NOTHING)

export function chooseBeat(beatSec: number | undefined): void {
  useFocus.setState(({ choice }) => ({ beatSec, choice: choice + 1 }))
}

/** When beats have moved without it: the one that is nearest now. The keyboard stays where it is. */
export function keepBeat(beatSec: number | undefined): void {
  useFocus.setState({ beatSec })
}

export function setTaps(taps: readonly number[]): void {
  useFocus.setState({ taps })
}

export function toggleClicks(): void {
  useFocus.setState(({ hasClicks }) => ({ hasClicks: !hasClicks }))
}

/** Of another file. */
export const letGo = (): void => useFocus.setState(NOTHING)
