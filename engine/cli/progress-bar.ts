/** One line of a terminal that is drawn again and again while work goes on. */
import { clip, formatClock, widthOf } from './quantities.ts'
import { describePreparing, paceOf, type RunProgress, stepNameOf } from './run-progress.ts'
import { harmless, type Style } from './style.ts'
import { etaSecOf, fractionOf } from './time-left.ts'

export interface BarOptions {
  readonly columns: number
  readonly style: Style
}

const LONGEST_BAR = 24
/** Where less is left, the parts alone say it. */
const SHORTEST_BAR = 6
const SHORTEST_NAME = 6
const GAP = '  '

/** `━━━━━╸──────  46%  task 2/5  58 fps  0:12 left  montage`: what does not fit is left out, from the right. */
export function drawRun(progress: RunProgress, nowMs: number, options: BarOptions): string {
  const { preparing, tasksToRun, tasksDone, running } = progress
  if (preparing && tasksToRun === 0) {
    return drawShare(describePreparing(preparing), preparing.fraction, options)
  }
  const etaSec = etaSecOf(progress, nowMs)
  const current = Math.min(tasksToRun, tasksDone + Math.max(1, running.size))
  const left = etaSec === undefined ? '' : `${formatClock(etaSec)} left`
  const parts = [`task ${current}/${tasksToRun}`, left, paceOf(progress, nowMs), stepNameOf(progress)]
  return drawLine(fractionOf(progress, nowMs), parts, options)
}

/** A bar, a percentage and what is being done. */
export const drawShare = (label: string, fraction: number, options: BarOptions): string =>
  drawLine(fraction, [label], options)

/** The last column stays free: some terminals break the line when it is written to. */
function drawLine(fraction: number, parts: readonly string[], { columns, style }: BarOptions): string {
  const percent = `${Math.floor(fraction * 100)}%`.padStart(4)
  const room = columns - 1 - percent.length
  const texts = fitting(parts, room)
  const text = texts.map((part) => GAP + part).join('')
  const width = Math.min(LONGEST_BAR, room - widthOf(text) - GAP.length)
  const bar = width < SHORTEST_BAR ? '' : drawBar(fraction, width, style) + GAP
  return clipped(`${bar}${percent}${style.dim(text)}`, columns)
}

/** As many as fit beside the shortest bar. Only the last, which is a name, may be cut, if enough of it can be seen. */
function fitting(parts: readonly string[], room: number): readonly string[] {
  const kept: string[] = []
  let left = room - SHORTEST_BAR - GAP.length
  for (const [i, part] of parts.map(oneLine).entries()) {
    if (part === '') continue
    const most = left - GAP.length
    const least = i === parts.length - 1 ? Math.min(SHORTEST_NAME, widthOf(part)) : widthOf(part)
    if (most < least) break
    kept.push(clip(part, most))
    left = most - widthOf(part)
  }
  return kept
}

const oneLine = (text: string): string => harmless(text).replaceAll(/\s/g, ' ')

function drawBar(fraction: number, width: number, { orange, dim }: Style): string {
  const halves = Math.round(Math.min(1, Math.max(0, fraction)) * width * 2)
  const full = Math.floor(halves / 2)
  const done = '━'.repeat(full) + (halves % 2 === 1 ? '╸' : '')
  return orange(done) + dim('─'.repeat(width - full - (halves % 2)))
}

/** On a terminal of a few columns even the percentage is too much. */
const clipped = (line: string, columns: number): string => (widthOf(line) < columns ? line : '')
