/**
 * Finds pictures that come for a moment and go again:
 *
 *   A A A W W A A    lit for less than a scene lasts, then as it was
 *   A A A W w v a    or fading back to it, all the way
 */
import { meanDifference } from './picture-distance.ts'

export interface Flash {
  /** Its first frame. */
  readonly from: number
  /** The frame that is again what was before. */
  readonly to: number
}

/** A change that may be the beginning of one. */
interface Change {
  readonly at: number
  readonly before: Uint8Array
  readonly size: number
  /** How far the latest picture still is from the one before. */
  away: number
  /** It has come nearer with every picture; so many there were. */
  isFading: boolean
  steps: number
}

/** Less than this is nothing anybody sees as a flash. */
const LEAST_CHANGE = 0.02
/** Back is where so little of the change is left. */
const BACK = 0.35
/** From one frame to the next, of one that fades. */
const FADES_TO = 0.98
const LONGEST_FADE_SEC = 0.7
/** Frames in which something must happen, or it is no fade. */
const SLOWEST_STEP = 3

export class FlashFinder {
  readonly flashes: Flash[] = []
  readonly #longest: number
  readonly #longestFade: number
  #changes: Change[] = []

  /** @param fps frames a second @param longestSec what lasts longer is a scene, unless it fades */
  constructor(fps: number, longestSec: number) {
    this.#longest = Math.max(3, Math.round(longestSec * fps) - 1)
    this.#longestFade = Math.round(LONGEST_FADE_SEC * fps)
  }

  /** @param size of the change from the frame before */
  push(at: number, frame: Uint8Array, before: Uint8Array, size: number): void {
    const first = this.#changes.findIndex((change) => this.#isBack(change, at, frame, size))
    const found = this.#changes[first]
    if (found) this.flashes.push({ from: found.at, to: at })
    // What changed within a flash was part of it.
    this.#changes = found
      ? this.#changes.slice(0, first)
      : this.#changes.filter((one) => this.#isOpen(one, at))
    if (!found && size >= LEAST_CHANGE)
      this.#changes.push({ at, before: before.slice(), size, away: size, isFading: true, steps: 0 })
  }

  #isBack(change: Change, at: number, frame: Uint8Array, size: number): boolean {
    if (size === 0) return false
    const away = meanDifference(frame, change.before)
    change.isFading &&= away < FADES_TO * change.away
    change.steps += 1
    change.away = away
    return away < BACK * change.size && this.#isOpen(change, at)
  }

  #isOpen({ at, isFading, steps }: Change, now: number): boolean {
    const isGoing = isFading && (now - at) / SLOWEST_STEP <= steps + 1
    return now - at <= (isGoing ? this.#longestFade : this.#longest)
  }
}
