/** Colours, only for states, and text of strangers made harmless before it reaches a terminal. */
import type { Terminal, TextStream } from './terminal.ts'

export type Paint = (text: string) => string

export interface Style {
  /** Done, as it should be. */
  readonly green: Paint
  /** At work, or about to be. */
  readonly orange: Paint
  /** Wrong. */
  readonly red: Paint
  /** Secondary. */
  readonly dim: Paint
  readonly bold: Paint
}

const code =
  (open: string, close: string): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`

const COLOURED: Style = {
  green: code('32', '39'),
  orange: code('38;5;208', '39'),
  red: code('31', '39'),
  dim: code('2', '22'),
  bold: code('1', '22'),
}

const same: Paint = (text) => text

export const PLAIN: Style = { green: same, orange: same, red: same, dim: same, bold: same }

/** Colours on a terminal that has them, unless NO_COLOR, TERM=dumb or --no-color speaks against it. */
export function styleFor(stream: TextStream, env: Terminal['env'], isWanted: boolean): Style {
  const isRefused = !isWanted || (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb'
  return stream.isTTY === true && !isRefused ? COLOURED : PLAIN
}

/** Control characters but newline and tab: names, recipes and ffmpeg's words must not steer the terminal. */
const CONTROL = /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

export const harmless = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(CONTROL, '�')
