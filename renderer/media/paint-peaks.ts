/** Peaks of a sound as bars on a canvas, in the fill that it has. */
import type { Peaks } from './use-waveform.ts'

export interface PeaksPlace {
  /** Seconds; what of the sound is shown. */
  readonly span: { readonly from: number; readonly to: number }
  readonly width: number
  readonly height: number
}

/** `pitch`: pixels from bar to bar. */
export function paintPeaks(
  context: CanvasRenderingContext2D,
  peaks: Peaks,
  { span, width, height }: PeaksPlace,
  pitch: number,
): void {
  const secAt = (x: number): number => span.from + (x / width) * (span.to - span.from)
  // Bars stand at times, not at pixels, so that they do not flicker when the view moves.
  const first = -(((span.from * width) / (span.to - span.from)) % pitch)
  for (let x = first; x < width; x += pitch) {
    const [top, bottom] = extremes(peaks, secAt(x), secAt(x + pitch))
    const y = (height / 2) * (1 - top / 127)
    context.fillRect(x, y, Math.max(1, pitch - 1), Math.max(1, (height / 2) * (1 - bottom / 127) - y))
  }
}

function extremes({ min, max, durationSec }: Peaks, from: number, to: number): readonly [number, number] {
  const at = (sec: number): number => Math.floor((sec / durationSec) * max.length)
  let [top, bottom] = [0, 0]
  for (let index = Math.max(0, at(from)); index <= Math.min(max.length - 1, at(to)); index++) {
    top = Math.max(top, max[index] ?? 0)
    bottom = Math.min(bottom, min[index] ?? 0)
  }
  return [top, bottom]
}
