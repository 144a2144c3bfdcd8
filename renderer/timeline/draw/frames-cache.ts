/** Frames of a clip for a canvas: asked for once, there when they have come. */

export interface FramesCache {
  /** Undefined until it is here, and where there is none. */
  get(atSec: number): HTMLImageElement | undefined
  close(): void
}

/** Hundredths of a second are near enough for a small picture. */
const keyOf = (atSec: number): number => Math.round(atSec * 100)

/** `onLoad`: something new can be drawn. */
export function openFrames(addressAt: (atSec: number) => string, onLoad: () => void): FramesCache {
  const frames = new Map<number, HTMLImageElement>()
  let isOpen = true
  const ask = (atSec: number): HTMLImageElement => {
    const image = new Image()
    image.decoding = 'async'
    image.onload = () => {
      if (isOpen) onLoad()
    }
    image.src = addressAt(atSec)
    return image
  }
  return {
    get(atSec) {
      const key = keyOf(atSec)
      const image = frames.get(key) ?? ask(key / 100)
      frames.set(key, image)
      return image.complete && image.naturalWidth > 0 ? image : undefined
    },
    close() {
      isOpen = false
      // What was not begun yet need not come any more.
      for (const image of frames.values()) if (!image.complete) image.removeAttribute('src')
    },
  }
}
