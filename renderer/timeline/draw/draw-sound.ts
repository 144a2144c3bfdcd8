/** Sound as its waveform, its energy and its bands. */
import type { Series } from '../../../engine/contract/analysis.ts'
import { paintPeaks } from '../../media/paint-peaks.ts'
import { secOf } from '../time-scale.ts'
import type { Painting } from './painting.ts'

const PITCH = 3

export function drawWave({ context, data, scale, height, colour }: Painting): void {
  if (!data.peaks) return
  context.fillStyle = colour('--audio')
  paintPeaks(context, data.peaks, { span: { from: scale.fromSec, to: scale.toSec }, ...scale, height }, PITCH)
}

export const drawEnergy = (painting: Painting): void =>
  drawSeries(painting, painting.data.energy, '--image', 0, painting.height)

export const drawMotion = (painting: Painting): void =>
  drawSeries(painting, painting.data.motion, '--video', 0, painting.height)

/** Bass below, high above, as they are heard. */
export function drawBands(painting: Painting): void {
  const { bands } = painting.data
  if (!bands) return
  const height = painting.height / 3
  ;[bands.high, bands.mid, bands.bass].forEach((series, index) => {
    drawSeries(painting, series, '--image', index * height, height - 2)
  })
}

function drawSeries(
  { context, scale, colour }: Painting,
  series: Series | undefined,
  name: string,
  top: number,
  height: number,
): void {
  if (!series) return
  const most = greatest(series)
  const bottom = top + height - 0.5
  context.beginPath()
  context.moveTo(0, bottom)
  for (let x = 0; x <= scale.width; x += 1) {
    const value = peakBetween(series, secOf(scale, x), secOf(scale, x + 1))
    context.lineTo(x, bottom - (value / most) * (height - 2))
  }
  context.lineTo(scale.width, bottom)
  context.fillStyle = colour(name)
  context.globalAlpha = 0.16
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = colour(name)
  context.lineWidth = 1
  context.stroke()
}

const known = new WeakMap<Series, number>()

/** Found once: an hour has many values. */
function greatest(series: Series): number {
  const found =
    known.get(series) ??
    Math.max(
      1e-6,
      series.values.reduce((most, value) => Math.max(most, value), 0),
    )
  known.set(series, found)
  return found
}

/** The greatest in a stretch; in one that is shorter than a value, a way between two of them. */
export function peakBetween({ hopSec, values }: Series, fromSec: number, toSec: number): number {
  const [first, last] = [fromSec / hopSec - 0.5, toSec / hopSec - 0.5]
  if (last - first < 1) {
    const at = Math.floor(first)
    const share = first - at
    return (values[at] ?? 0) * (1 - share) + (values[at + 1] ?? values[at] ?? 0) * share
  }
  let most = 0
  for (let index = Math.max(0, Math.ceil(first)); index <= Math.min(values.length - 1, last); index++)
    most = Math.max(most, values[index] as number)
  return most
}
