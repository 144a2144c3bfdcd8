/**
 * Commands with keys that were there at any time, so that their keys can be changed while their page is closed. Kept by
 * the browser; a command that is not there any more is forgotten with the version it belonged to.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Command } from './commands.ts'

export type SeenCommand = Pick<Command, 'id' | 'title' | 'group'> & { readonly keys: string }

interface SeenState {
  readonly seen: Readonly<Record<string, SeenCommand>>
}

/** Raised when commands get other ids. */
const VERSION = 1

export const useSeenCommands = create<SeenState>()(
  persist((): SeenState => ({ seen: {} }), { name: 'artdag.commands', version: VERSION }),
)

export function rememberCommands(commands: readonly Command[]): void {
  const { seen } = useSeenCommands.getState()
  const fresh = commands.flatMap(({ id, title, group, keys }) =>
    keys === undefined || seen[id]?.title === title ? [] : [[id, { id, title, group, keys }] as const],
  )
  if (fresh.length > 0) useSeenCommands.setState({ seen: { ...seen, ...Object.fromEntries(fresh) } })
}
