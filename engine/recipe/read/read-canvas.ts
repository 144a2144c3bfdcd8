/** Reads `canvas:`, what the author fixed of size, frame rate and sound. */

import type { CanvasWish } from '../recipe.ts'
import { quoted } from '../yaml/suggest.ts'
import { at, type Cursor, complain, kindOf, onlyKeys, readWhole } from './cursor.ts'

const MAX_PIXELS = 36_000_000
const MAX_SIDE = 16_384
const MAX_FPS = 240
const CANVAS_KEYS = ['width', 'height', 'fps', 'sampleRate', 'sample_rate', 'channels']

// Rates that people round: 29.97 means 30000/1001.
const NTSC: ReadonlyMap<number, number> = new Map([
  [23.976, 24_000],
  [23.98, 24_000],
  [29.97, 30_000],
  [47.952, 48_000],
  [59.94, 60_000],
  [119.88, 120_000],
])

export function readCanvas(cursor: Cursor | undefined): CanvasWish {
  if (cursor === undefined || !onlyKeys(cursor, CANVAS_KEYS, 'the canvas')) return {}
  const width = readWhole(at(cursor, 'width'), 'width', 1, MAX_SIDE)
  const height = readWhole(at(cursor, 'height'), 'height', 1, MAX_SIDE)
  const fps = readFps(at(cursor, 'fps'))
  const sampleRate = readWhole(sampleRateOf(cursor), 'the sample rate', 8000, 192_000)
  const channels = readWhole(at(cursor, 'channels'), 'channels', 1, 8)
  if ((width ?? 1) * (height ?? 1) > MAX_PIXELS) {
    complain(cursor, `${width} x ${height} is more than ${MAX_PIXELS / 1e6} million pixels`, {
      hint: 'at most 8192 x 4320',
    })
  }
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(fps === undefined ? {} : { fps }),
    ...(sampleRate === undefined ? {} : { sampleRate }),
    ...(channels === undefined ? {} : { channels }),
  }
}

function sampleRateOf(cursor: Cursor): Cursor | undefined {
  const rate = at(cursor, 'sampleRate')
  const again = at(cursor, 'sample_rate')
  if (rate !== undefined && again !== undefined)
    complain(again, 'the sample rate is written twice', { part: 'key', hint: 'keep one of the two' })
  return rate ?? again
}

function readFps(cursor: Cursor | undefined): CanvasWish['fps'] {
  if (cursor === undefined) return undefined
  const rate = typeof cursor.value === 'number' ? fromNumber(cursor.value) : fromText(cursor.value)
  const perSec = rate === undefined ? 0 : rate.num / rate.den
  if (rate !== undefined && perSec > 0 && perSec <= MAX_FPS) return rate
  const shown = typeof cursor.value === 'object' ? kindOf(cursor.value) : quoted(String(cursor.value))
  return complain(cursor, `fps must be a rate above 0 and at most ${MAX_FPS}, not ${shown}`, {
    hint: 'for example 25, 29.97 or "30000/1001"',
  })
}

function fromNumber(value: number): CanvasWish['fps'] {
  const ntsc = NTSC.get(value)
  return ntsc === undefined ? reduced(Math.round(value * 1000), 1000) : { num: ntsc, den: 1001 }
}

function fromText(value: unknown): CanvasWish['fps'] {
  const parts = typeof value === 'string' ? /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(value.trim()) : null
  return parts === null ? undefined : reduced(Number(parts[1]), Number(parts[2] ?? 1))
}

function reduced(num: number, den: number): CanvasWish['fps'] {
  if (num <= 0 || den <= 0) return undefined
  const divisor = greatestCommonDivisor(num, den)
  return { num: num / divisor, den: den / divisor }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
