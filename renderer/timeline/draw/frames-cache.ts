/** Frames of a clip for a canvas: asked for once, there when they have come. */

export interface FramesCache {
  /** Undefined until it is here, and where there is none. */
  get(atSec: number): HTMLImageElement | undefined
  close(): void
}

/** Hundredths of a second are near enough for a small picture. */
const keyOf = (atSec: number): number => Math.round(atSec * 100)

/** At the same time: a browser has six connections to an engine, and others want to be answered as well. */
const MOST = 2

/** `onLoad`: something new can be drawn. */
export function openFrames(addressAt: (atSec: number) => string, onLoad: () => void): FramesCache {
  const frames = new Map<number, HTMLImageElement>()
  /** What was asked for last is what is seen now. */
  const waiting: number[] = []
  let running = 0
  const next = (): void => {
    const key = running < MOST ? waiting.pop() : undefined
    const image = key === undefined ? undefined : frames.get(key)
    if (key === undefined || !image) return
    running++
    image.onload = image.onerror = () => {
      running--
      onLoad()
      next()
    }
    image.src = addressAt(key / 100)
    next()
  }
  return {
    get(atSec) {
      const key = keyOf(atSec)
      const known = frames.get(key)
      if (known) return known.complete && known.naturalWidth > 0 ? known : undefined
      frames.set(key, new Image())
      waiting.unshift(key)
      queueMicrotask(next)
      return undefined
    },
    close() {
      waiting.length = 0
      // What is on its way need not come any more.
      for (const image of frames.values()) {
        image.onload = image.onerror = null
        if (!image.complete) image.removeAttribute('src')
      }
    },
  }
}
