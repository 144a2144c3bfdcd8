/** All commands with their keys, in groups, and which keys two of them share. */
import type { Command } from '../commands/commands.ts'

export interface Shortcut {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly keys: string | undefined
  /** Whether the user chose them. */
  readonly isChosen: boolean
  /** Titles of other commands with the same keys. */
  readonly shared: readonly string[]
}

type Known = Pick<Command, 'id' | 'title' | 'group'> & { readonly keys?: string | undefined }

export function shortcutsOf(
  commands: readonly Known[],
  chosen: Readonly<Record<string, string>>,
): readonly Shortcut[] {
  const keyed = commands.map(({ id, title, group, keys }) => {
    const own = chosen[id] ?? keys
    return { id, title, group, keys: own === '' ? undefined : own, isChosen: chosen[id] !== undefined }
  })
  return keyed.map((each) => ({ ...each, shared: sharing(each, keyed) }))
}

const sharing = (
  { id, keys }: Pick<Shortcut, 'id' | 'keys'>,
  all: readonly Omit<Shortcut, 'shared'>[],
): readonly string[] =>
  keys === undefined
    ? []
    : all.filter((other) => other.id !== id && other.keys === keys).map(({ title }) => title)

/** By words of the title, the group or the keys. */
export const findShortcuts = (shortcuts: readonly Shortcut[], text: string): readonly Shortcut[] => {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return shortcuts.filter(({ title, group, keys = '' }) => {
    const said = `${title} ${group} ${keys}`.toLowerCase()
    return wanted.every((word) => said.includes(word))
  })
}
