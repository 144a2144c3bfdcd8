/** Tells pictures in which there is nothing to see, or nothing new. */
import { countBrighter, countChanged, meanDifference } from './picture-distance.ts'

/** Levels of 255, and how much of a black picture may be brighter: a logo, a timecode. */
const BLACK = { level: 25, part: 0.02 }

export const isBlack = (frame: Uint8Array): boolean =>
  countBrighter(frame, BLACK.level) <= BLACK.part * frame.length

/** What coding and noise do to a picture that does not change: on the whole, and to single pixels. */
const NOISE = { mean: 0.01, levels: 20, pixels: 2 }

/** Compares with the first picture of each stretch rather than with the one before, so that slow movement adds up. */
export class StillPictures {
  #first: Uint8Array | undefined

  /** Whether the picture is still the same; if not, it is the first of another stretch. */
  isSame(frame: Uint8Array): boolean {
    if (this.#first && isSamePicture(this.#first, frame)) return true
    this.#first = frame.slice()
    return false
  }
}

const isSamePicture = (a: Uint8Array, b: Uint8Array): boolean =>
  meanDifference(a, b, 0) <= NOISE.mean && countChanged(a, b, NOISE.levels) <= NOISE.pixels
