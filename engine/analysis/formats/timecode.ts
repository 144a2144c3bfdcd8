/** SMPTE time code. Drop-frame time code leaves out numbers, never frames, so that 29.97 keeps to the clock. */
import { rational, toNumber } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'

/** Frames that the seconds' number counts: 30 for 29.97. */
export const nominalRate = (fps: Rational): number => Math.round(toNumber(fps))

/** 29.97 and 59.94: those that drop-frame was made for. */
export const canDrop = ({ num, den }: Rational): boolean => den === 1001 && num % 30_000 === 0

/** Numbers left out at each minute but every tenth. */
const droppedPerMinute = (fps: Rational): number => nominalRate(fps) / 15

/** `01:00:00:00`, with a `;` before the frames where numbers are dropped. */
export function formatTimecode(frame: number, fps: Rational, isDrop: boolean): string {
  const rate = nominalRate(fps)
  const number = frame + (isDrop ? droppedBefore(frame, fps) : 0)
  const sec = Math.floor(number / rate)
  const parts = [Math.floor(sec / 3600), Math.floor(sec / 60) % 60, sec % 60].map(twoDigits)
  return `${parts.join(':')}${isDrop ? ';' : ':'}${twoDigits(number % rate)}`
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

function droppedBefore(frame: number, fps: Rational): number {
  const dropped = droppedPerMinute(fps)
  const minute = nominalRate(fps) * 60 - dropped
  const tenMinutes = minute * 10 + dropped
  const rest = frame % tenMinutes
  const minutes = Math.max(0, Math.floor((rest - dropped) / minute))
  return dropped * (9 * Math.floor(frame / tenMinutes) + minutes)
}

/** The frame, counted from 00:00:00:00. Undefined for what is no time code, or a number that is left out. */
export function parseTimecode(text: string, fps: Rational, isDrop = false): number | undefined {
  const match = /^(\d\d):(\d\d):(\d\d)([:;.,])(\d\d)$/.exec(text)
  if (!match) return undefined
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = [1, 2, 3, 5].map((part) => Number(match[part]))
  const rate = nominalRate(fps)
  if (minutes > 59 || seconds > 59 || frames >= rate) return undefined
  const number = ((hours * 60 + minutes) * 60 + seconds) * rate + frames
  if (!(isDrop || match[4] === ';') || !canDrop(fps)) return number
  const dropped = droppedPerMinute(fps)
  if (seconds === 0 && frames < dropped && minutes % 10 !== 0) return undefined
  const allMinutes = hours * 60 + minutes
  return number - dropped * (allMinutes - Math.floor(allMinutes / 10))
}

/** What frames are counted at where a file only says that it drops. */
export const DROP_RATE: Rational = rational(30_000, 1001)
