/** Moments: beats with their bars, onsets, scenes; and the ruler above all. */
import { clock } from '../../text/quantities.ts'
import { firstFrom } from '../nearest.ts'
import { marksEvery, niceStep, type Scale, xOf } from '../time-scale.ts'
import type { DrawLane, Painting } from './painting.ts'

/** Lines that are nearer to each other say nothing. */
const LEAST_GAP = 4

export const FONT = '10px "JetBrains Mono Variable", ui-monospace, monospace'

export function drawRuler({ context, scale, height, colour }: Painting): void {
  const step = niceStep(scale, 80)
  context.font = FONT
  context.textBaseline = 'middle'
  for (const sec of marksEvery(scale, step / 5)) {
    const x = xOf(scale, sec)
    const isNamed = Math.abs(sec / step - Math.round(sec / step)) < 1e-6
    context.fillStyle = colour('--line-strong')
    context.fillRect(x, isNamed ? height - 7 : height - 4, 1, isNamed ? 7 : 4)
    context.fillStyle = colour('--faint')
    if (isNamed) context.fillText(clock(sec, step < 0.1 ? 2 : step < 1 ? 1 : 0), x + 4, height / 2 - 1)
  }
}

/** Bars with their number, beats with a smaller mark: a diamond's upper half, as signals have. */
export function drawBeats({ context, data, scale, height, colour }: Painting): void {
  const { beats, downbeats } = data.beats
  const bars = new Set(downbeats)
  const isRoomy = gapOf(beats, scale) >= LEAST_GAP
  context.fillStyle = colour('--signal')
  for (const sec of isRoomy ? inSight(beats, scale) : inSight(downbeats, scale)) {
    const opens = bars.has(sec)
    const size = opens ? 5 : 3
    const x = xOf(scale, sec)
    context.globalAlpha = opens ? 1 : 0.6
    context.beginPath()
    context.moveTo(x, height - 2 * size)
    context.lineTo(x + size, height)
    context.lineTo(x - size, height)
    context.fill()
  }
  context.globalAlpha = 1
  nameBars(context, downbeats, scale, height, colour('--muted'))
}

function nameBars(
  context: CanvasRenderingContext2D,
  downbeats: readonly number[],
  scale: Scale,
  height: number,
  colour: string,
): void {
  const every =
    [1, 2, 4, 8, 16, 32, 64, 128, 256].find((count) => gapOf(downbeats, scale) * count >= 34) ?? 512
  context.font = FONT
  context.textBaseline = 'middle'
  context.fillStyle = colour
  const first = Math.max(0, firstFrom(downbeats, scale.fromSec) - 1)
  for (let index = first; index < downbeats.length; index++) {
    const sec = downbeats[index] as number
    if (sec > scale.toSec) return
    if (index % every === 0) context.fillText(String(index + 1), xOf(scale, sec) + 8, height / 2)
  }
}

/** Through a lane: what is heard or seen at a beat stands at its line. */
export function drawBeatLines({ context, data, scale, height, colour }: Painting): void {
  const { beats, downbeats } = data.beats
  context.fillStyle = colour('--signal')
  context.globalAlpha = 0.28
  if (gapOf(beats, scale) >= LEAST_GAP) lines(context, beats, scale, height)
  context.globalAlpha = 0.7
  if (gapOf(downbeats, scale) >= LEAST_GAP) lines(context, downbeats, scale, height)
  context.globalAlpha = 1
}

export const drawOnsets: DrawLane = ({ context, data, scale, height, colour }) => {
  context.fillStyle = colour('--audio')
  context.globalAlpha = 0.75
  lines(context, data.onsets ?? [], scale, height)
  context.globalAlpha = 1
}

/** Scenes as stretches, every other one a little lighter. */
export const drawScenes: DrawLane = ({ context, data, scale, height, colour }) => {
  const borders = [0, ...(data.scenes ?? []), data.durationSec]
  for (let index = 0; index + 1 < borders.length; index++) {
    const [left, right] = [xOf(scale, borders[index] as number), xOf(scale, borders[index + 1] as number)]
    if (right < 0 || left > scale.width) continue
    context.fillStyle = colour('--video')
    context.globalAlpha = index % 2 === 0 ? 0.4 : 0.22
    context.fillRect(left + 0.5, 2, Math.max(1, right - left - 1), height - 4)
  }
  context.globalAlpha = 1
}

/** Sections of the music, through everything. */
export function drawSections({ context, data, scale, height, colour }: Painting): void {
  context.strokeStyle = colour('--muted')
  context.setLineDash([3, 3])
  for (const sec of inSight(data.sections ?? [], scale)) {
    context.beginPath()
    context.moveTo(xOf(scale, sec), 0)
    context.lineTo(xOf(scale, sec), height)
    context.stroke()
  }
  context.setLineDash([])
}

function lines(
  context: CanvasRenderingContext2D,
  times: readonly number[],
  scale: Scale,
  height: number,
): void {
  let last = Number.NEGATIVE_INFINITY
  for (const sec of inSight(times, scale)) {
    const x = xOf(scale, sec)
    if (x - last < 1) continue
    context.fillRect(x - 0.5, 0, 1, height)
    last = x
  }
}

/** And one on either side, whose marks reach in. */
function* inSight(times: readonly number[], { fromSec, toSec }: Scale): Generator<number> {
  for (let index = Math.max(0, firstFrom(times, fromSec) - 1); index < times.length; index++) {
    yield times[index] as number
    if ((times[index] as number) > toSec) return
  }
}

/** Pixels from one to the next, as they mostly are. */
function gapOf(times: readonly number[], scale: Scale): number {
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || times.length < 2) return Number.POSITIVE_INFINITY
  return (xOf(scale, last) - xOf(scale, first)) / (times.length - 1)
}
