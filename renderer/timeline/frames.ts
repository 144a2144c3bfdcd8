/** Times as frames: a frame is shown from its own time up to the next one's. */

/** A little into the frame, so that rounding never shows the one before. */
const INSIDE_SEC = 0.0005

export const frameAt = (sec: number, fps: number): number => Math.floor(sec * fps + 0.02)

/** Where the frame so many frames on is shown; never before the first. */
export function frameStep(sec: number, fps: number, count: number): number {
  const frame = Math.max(0, frameAt(sec, fps) + count)
  return frame === 0 ? 0 : frame / fps + INSIDE_SEC
}
