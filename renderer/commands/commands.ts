/** Every action of the interface by name: the palette lists them, keys run them, menus and hints show their keys. */
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { keysOf } from './shortcuts.ts'

export interface Command {
  /** `editor.run`: for settings, never shown. */
  readonly id: string
  readonly title: string
  /** Where it belongs, as the palette's heading. */
  readonly group: string
  /** As tinykeys has them (`$mod+Enter`), until the user chooses others. */
  readonly keys?: string
  /** Not in the palette, since it only makes sense by its keys. */
  readonly isHidden?: boolean
  /** Keys work in text fields too. */
  readonly worksInText?: boolean
  /** Goes on while its keys are held down. */
  readonly repeats?: boolean
  readonly run: () => void
}

interface CommandState {
  /** Those that came last, first: a page's Undo goes before the window's. */
  readonly sets: readonly (readonly Command[])[]
}

export const useCommandState = create<CommandState>(() => ({ sets: [] }))

/** The commands of a component, as long as it is there. Those of one id are one command; the latest counts. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const key = commands.map(({ id, title }) => `${id} ${title}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they do is read when they are run; `key` says when the list itself changed
  useEffect(() => {
    const own = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }))
    useCommandState.setState(({ sets }) => ({ sets: [own, ...sets] }))
    return () => useCommandState.setState(({ sets }) => ({ sets: sets.filter((set) => set !== own) }))
  }, [key])
}

/** All there are now, each id once. */
export function knownCommands({ sets }: CommandState): readonly Command[] {
  const known = new Map<string, Command>()
  for (const command of sets.flat()) if (!known.has(command.id)) known.set(command.id, command)
  return [...known.values()]
}

export function runCommand(id: string): void {
  knownCommands(useCommandState.getState())
    .find((command) => command.id === id)
    ?.run()
}

/** The keys of a command as they are now; undefined: none. */
export const keysFor = (command: Pick<Command, 'id' | 'keys'>): string | undefined => keysOf(command)
