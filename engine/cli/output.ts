/** Where text of the command line goes: results to stdout, everything else to stderr; under --json only JSON, to stdout. */
import { harmless, type Style, styleFor } from './style.ts'
import type { Terminal } from './terminal.ts'

export interface OutputOptions {
  readonly isJson: boolean
  /** False after --no-color. */
  readonly hasColour: boolean
}

export interface Output {
  readonly isJson: boolean
  /** Whether results are read by a person on a terminal: CIDs in tables are short then. */
  readonly isForEyes: boolean
  /** Of results, on stdout. */
  readonly style: Style
  /** Of everything else, on stderr. */
  readonly noteStyle: Style
  /** One result: a line of JSON under --json, else the text that `toText` makes, newline added. */
  result(value: unknown, toText: () => string): void
  /** One line of JSON, under --json only. */
  json(value: unknown): void
  /** Text for people on stdout; nothing under --json. */
  print(text: string): void
  /** Text for people on stderr; nothing under --json. Replaces a progress line that stands there. */
  note(text: string): void
}

const CLEAR_LINE = '\r\u001b[K'

export function createOutput(
  { stdout, stderr, env }: Terminal,
  { isJson, hasColour }: OutputOptions,
): Output {
  const json = (value: unknown): void => void (isJson && stdout.write(`${JSON.stringify(value)}\n`))
  const print = (text: string): void => void (isJson || text === '' || stdout.write(`${text}\n`))
  return {
    isJson,
    isForEyes: stdout.isTTY === true,
    style: styleFor(stdout, env, hasColour),
    noteStyle: styleFor(stderr, env, hasColour),
    json,
    print,
    result: (value, toText) => (isJson ? json(value) : print(toText())),
    note: (text) => void (isJson || stderr.write(`${isRedrawn(stderr, env) ? CLEAR_LINE : ''}${text}\n`)),
  }
}

/** Whether a line on stderr can be drawn over: a terminal that knows how. */
export const isRedrawn = (stderr: Terminal['stderr'], env: Terminal['env']): boolean =>
  stderr.isTTY === true && env.TERM !== 'dumb'

/** A line of secondary facts, their names in a column: `  cid         bafy…`. */
export function formatFacts(
  facts: readonly (readonly [name: string, value: string])[],
  { dim }: Style,
): string {
  const width = Math.max(...facts.map(([name]) => name.length))
  return facts.map(([name, value]) => `  ${dim(name.padEnd(width))}  ${harmless(value)}`).join('\n')
}
