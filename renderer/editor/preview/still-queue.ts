/** Who gets a frame next: a few at once, what is looked at first, and never one that nobody wants any more. */

export interface StillWish {
  readonly node: string
  /** Names the frame: what the node gives, and when. */
  readonly key: string
  readonly atSec: number
  /** Goes before the others. */
  readonly isFirst: boolean
}

export interface StillQueueOptions {
  /** Frames that are made at once. */
  readonly most: number
  /** Makes a frame and keeps it; never throws. */
  readonly make: (wish: StillWish, signal: AbortSignal) => Promise<void>
}

export interface StillQueue {
  /** All that is wanted now; what is being made and no longer wanted is given up. */
  want(wishes: readonly StillWish[]): void
  close(): void
}

export function createStillQueue({ most, make }: StillQueueOptions): StillQueue {
  const making = new Map<string, AbortController>()
  let waiting: readonly StillWish[] = []

  function next(): void {
    while (making.size < most && waiting.length > 0) {
      const wish = waiting.find(({ isFirst }) => isFirst) ?? (waiting[0] as StillWish)
      waiting = waiting.filter((each) => each !== wish)
      void begin(wish)
    }
  }
  async function begin(wish: StillWish): Promise<void> {
    const control = new AbortController()
    making.set(wish.key, control)
    await make(wish, control.signal)
    if (making.get(wish.key) === control) making.delete(wish.key)
    next()
  }

  return {
    want(wishes) {
      const keys = new Set(wishes.map(({ key }) => key))
      for (const [key, control] of making) {
        if (keys.has(key)) continue
        control.abort()
        making.delete(key)
      }
      waiting = wishes.filter(({ key }) => !making.has(key))
      next()
    },
    close() {
      waiting = []
      for (const control of making.values()) control.abort()
      making.clear()
    },
  }
}
