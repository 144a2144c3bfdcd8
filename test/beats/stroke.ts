/** What is struck when, in beats; and how patterns are read. */
import type { DrumName } from './drums.ts'
import type { NoteSound } from './notes.ts'

export interface Stroke {
  /** In beats; bar 0 begins at 0. */
  readonly at: number
  /** 1 is normal. */
  readonly loud: number
  readonly drum?: DrumName
  readonly note?: { readonly sound: NoteSound; readonly midi: number; readonly beats: number }
}

export const STEPS_PER_BEAT = 4
export const BARS_PER_PART = 4

/** `take(step, sign)` for each sign of a pattern that is not a dot, bar after bar. */
export function eachSign(
  pattern: string,
  bars: number,
  take: (step: number, sign: string, bar: number) => void,
): void {
  for (let bar = 0; bar < bars; bar++)
    for (const [step, sign] of [...pattern].entries())
      if (sign !== '.') take(bar * pattern.length + step, sign, bar)
}
