/** Beats and scenes as a CMX 3600 edit list: one event of the whole clip, and a LOC line for each mark. */

import { ArtDagError } from '../../contract/errors.ts'
import { gridAt, rational, secondsAt } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'
import { badFile } from './bad-file.ts'
import {
  gatherMarks,
  kindOf,
  listMarks,
  type MarkedClip,
  type MarkKind,
  type Marks,
  type ReadHelp,
} from './marks.ts'
import { bytesOf, type Line, linesOf, oneLine } from './text.ts'
import { canDrop, DROP_RATE, formatTimecode, nominalRate, parseTimecode } from './timecode.ts'

/** Where editing programs begin. */
const START_HOURS = 1
const COLOURS: Readonly<Record<MarkKind, string>> = { downbeat: 'RED', beat: 'YELLOW', scene: 'GREEN' }

/**
 * Drop-frame time code for 29.97 and 59.94.
 * @throws ArtDagError USAGE for a rate or length that time code cannot count
 */
export function writeEdl(clip: MarkedClip): Uint8Array {
  const { fps, durationSec } = clip
  if (nominalRate(fps) > 99 || durationSec > (23 - START_HOURS) * 3600) throw uncountable(clip)
  const isDrop = canDrop(fps)
  const start = parseTimecode(`0${START_HOURS}:00:00:00`, fps, isDrop) as number
  const at = (frame: number): string => formatTimecode(frame, fps, isDrop)
  const length = Math.max(1, gridAt(durationSec, fps))
  const name = oneLine(clip.name, 60)
  return bytesOf(
    [
      `TITLE: ${name}`,
      `FCM: ${isDrop ? '' : 'NON-'}DROP FRAME`,
      '',
      `001  AX       V     C        ${[0, length, start, start + length].map(at).join(' ')}`,
      `* FROM CLIP NAME: ${name}`,
      `* FRAME RATE: ${fps.num}/${fps.den}`,
      ...listMarks(clip).map(
        (mark) => `* LOC: ${at(start + gridAt(mark.sec, fps))} ${COLOURS[mark.kind].padEnd(7)} ${mark.name}`,
      ),
      '',
    ].join('\r\n'),
  )
}

const uncountable = ({ fps, durationSec }: MarkedClip): ArtDagError =>
  new ArtDagError(
    'USAGE',
    `time code cannot count ${Math.round(durationSec)} s at ${nominalRate(fps)} frames a second`,
    {
      hint: 'use another format, such as otio',
    },
  )

interface Found {
  readonly frame: number
  readonly name: string
}

const EVENT = /^\d+\s+\S+\s+\S+\s+\S+(?:\s+\d+)?((?:\s+\d\d:\d\d:\d\d[:;.,]\d\d){4})\s*$/
const LOC = /^\*\s*LOC:\s*(\S+)(?:\s+\S*\s*(.*))?$/s
/** DaVinci Resolve writes each mark as an event of its own. */
const RESOLVE = /\|M:([^|]*)/

/**
 * LOC lines, or the markers of DaVinci Resolve.
 * @throws ArtDagError USAGE, with the line
 */
export function readEdl(bytes: Uint8Array, help: ReadHelp = {}): Marks {
  const lines = linesOf(bytes)
  const isDrop = lines.some(({ text }) => /^FCM:\s*DROP/.test(text))
  const fps = rateOf(lines, help.fps, isDrop)
  const found: Found[] = []
  let [first, recordIn]: (number | undefined)[] = []
  for (const line of lines) {
    const event = EVENT.exec(line.text)?.[1]?.trim().split(/\s+/)
    if (event) recordIn = frameOf(event[2] as string, fps, isDrop, line)
    first ??= recordIn
    const mark = LOC.exec(line.text)
    if (mark) found.push({ frame: frameOf(mark[1] as string, fps, isDrop, line), name: mark[2] ?? '' })
    const name = RESOLVE.exec(line.text)?.[1]
    if (name !== undefined && recordIn !== undefined) found.push({ frame: recordIn, name })
  }
  const hasLoc = lines.some(({ text }) => LOC.test(text))
  const zero = hasLoc && first !== undefined ? first : wholeHour(found, fps, isDrop)
  return marksFrom(found, zero, fps)
}

function marksFrom(found: readonly Found[], zero: number, fps: Rational): Marks {
  const early = found.find(({ frame }) => frame < zero)
  if (early) throw badFile(`the mark “${early.name.trim()}” is before the start of the list`)
  return gatherMarks(
    found.map(({ frame, name }) => ({ sec: secondsAt(frame - zero, fps), kind: kindOf(name) })),
  )
}

/** Without an event that says where the clip begins: the hour of the first mark. */
function wholeHour(found: readonly Found[], fps: Rational, isDrop: boolean): number {
  const [first] = found.map(({ frame }) => frame).toSorted((a, b) => a - b)
  const hour = formatTimecode(first ?? 0, fps, isDrop && canDrop(fps)).slice(0, 2)
  return parseTimecode(`${hour}:00:00:00`, fps, isDrop) ?? 0
}

function frameOf(text: string, fps: Rational, isDrop: boolean, { number }: Line): number {
  const frame = parseTimecode(text, fps, isDrop)
  if (frame !== undefined) return frame
  throw badFile(`“${text.slice(0, 40)}” is no time code at ${nominalRate(fps)} frames a second`, number)
}

function rateOf(lines: readonly Line[], given: Rational | undefined, isDrop: boolean): Rational {
  const said = lines
    .map(({ text }) => /^\*\s*FRAME RATE:\s*(\d{1,6})\/(\d{1,4})\s*$/.exec(text))
    .find(Boolean)
  const [num, den] = [Number(said?.[1]), Number(said?.[2])]
  if (num > 0 && den > 0) return rational(num, den)
  if (isDrop && !(given && canDrop(given))) return DROP_RATE
  if (given) return given
  throw badFile('an edit list does not say its frame rate', undefined, 'say it, for example 25 or 30000/1001')
}
