/** Collects stretches of frames that have something in common. */
import type { Span } from '../../contract/analysis.ts'

export interface Stretch {
  readonly from: number
  /** The first frame after it. */
  readonly to: number
}

export class StretchFinder {
  readonly #least: number
  readonly #found: Stretch[] = []
  #from: number | undefined

  /** @param least frames; shorter ones are not told of */
  constructor(least: number) {
    this.#least = Math.max(2, Math.ceil(least))
  }

  /** For every frame: whether it belongs to one. `isNew`: to another than the frame before. */
  push(at: number, isPart: boolean, isNew = false): void {
    if (!isPart || isNew) this.#close(at)
    if (isPart) this.#from ??= at
  }

  /** @param end number of frames */
  finish(end: number): readonly Stretch[] {
    this.#close(end)
    return this.#found
  }

  #close(at: number): void {
    if (this.#from !== undefined && at - this.#from >= this.#least)
      this.#found.push({ from: this.#from, to: at })
    this.#from = undefined
  }
}

/** Neighbours as one, where nothing happens between them. */
export function joinNeighbours(
  stretches: readonly Stretch[],
  isQuietAt: (frame: number) => boolean,
): readonly Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (last?.to === stretch.from && isQuietAt(stretch.from))
      joined[joined.length - 1] = { ...last, to: stretch.to }
    else joined.push(stretch)
  }
  return joined
}

export const spansOf = (stretches: readonly Stretch[], timeOf: (frame: number) => number): Span[] =>
  stretches.map(({ from, to }) => ({ startSec: timeOf(from), endSec: timeOf(to) }))
