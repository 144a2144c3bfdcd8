/**
 * Commands are written once, with names instead of paths: `{in:<cid>}` a stored file, `{task:<id>}` the file another
 * task makes, `{out}` the result. So a command says the same on every machine, and nothing has to be scrubbed from it.
 */
import type { InputRef } from './stream.ts'

const PLACEHOLDER = /^\{(?:in:[a-z2-7]+|task:[a-z2-7]+|asset:[a-z2-7]+|out)\}$/

export const OUT = '{out}'

export const placeholderOf = (input: InputRef): string =>
  input.kind === 'media' ? `{in:${input.cid}}` : `{task:${input.task}}`

export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text)

/** The command with every name replaced; `pathOf` gets the placeholder with its braces. */
export const fillPlaceholders = (
  argv: readonly string[],
  pathOf: (placeholder: string) => string,
): readonly string[] =>
  argv.map((argument) => {
    const name = argument.startsWith('file:') ? argument.slice(5) : argument
    if (!isPlaceholder(name)) return argument
    return argument.startsWith('file:') ? `file:${pathOf(name)}` : pathOf(name)
  })
