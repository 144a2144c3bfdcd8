/**
 * Commands are written once, with names instead of paths: `{in:<cid>}` a stored file, `{task:<id>}` the file another
 * task makes, `{out}` the result, `{out:<task>}` one of several, `{list}` a list of files the engine writes. So a command says the same on every machine, and nothing has to be scrubbed from it.
 */
import type { Cid, TaskId } from '../../contract/ids.ts'
import { escapeOptionValue } from './escape.ts'
import type { InputRef } from './stream.ts'

const PLACEHOLDER = /^\{(?:in:[a-z2-7]+|task:[a-z2-7]+|asset:[a-z2-7]+|out(?::[a-z2-7]+)?|list)\}$/

export const OUT = '{out}'

/** One of several results of a command. */
export const outOf = (task: TaskId): string => `{out:${task}}`

/** A list of files for the concat demuxer, in order. */
export const LIST = '{list}'

export const placeholderOf = (input: InputRef): string =>
  input.kind === 'media' ? `{in:${input.cid}}` : `{task:${input.task}}`

export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text)

/** A bundled file inside a filter graph. Text of a user cannot look like it: there, every colon is escaped. */
export const assetPlaceholder = (cid: Cid): string => `{asset:${cid}}`

const ASSET_IN_GRAPH = /\{asset:([a-z2-7]+)\}/g

/** CIDs of the bundled files a command uses. */
export const assetsOf = (argv: readonly string[]): readonly Cid[] => [
  ...new Set(argv.flatMap((argument) => [...argument.matchAll(ASSET_IN_GRAPH)].map(([, cid]) => cid as Cid))),
]

/** The command with every name replaced; `pathOf` gets the placeholder with its braces. */
export const fillPlaceholders = (
  argv: readonly string[],
  pathOf: (placeholder: string) => string,
): readonly string[] => argv.map((argument) => fillOne(argument, pathOf))

function fillOne(argument: string, pathOf: (placeholder: string) => string): string {
  const isUrl = argument.startsWith('file:')
  const name = isUrl ? argument.slice(5) : argument
  if (isPlaceholder(name)) return isUrl ? `file:${pathOf(name)}` : pathOf(name)
  return argument.replace(ASSET_IN_GRAPH, (placeholder) => {
    const path = pathOf(placeholder)
    return path === placeholder ? placeholder : escapeOptionValue(path)
  })
}
