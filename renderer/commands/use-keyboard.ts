/** Runs commands by their keys, for as long as it is there. */
import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { type Command, knownCommands, useCommandState } from './commands.ts'
import { rememberCommands } from './seen-commands.ts'
import { keysOf, useShortcuts } from './shortcuts.ts'

export function useKeyboard(): void {
  const commands = useCommandState(knownCommandsOnce)
  const chosen = useShortcuts((state) => state.chosen)
  useEffect(() => rememberCommands(commands), [commands])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `chosen` is what keysOf reads
  useEffect(() => {
    const bindings = commands.flatMap((command) => {
      const keys = keysOf(command)
      return keys === undefined ? [] : [[keys, (event: KeyboardEvent) => press(command, event)] as const]
    })
    // Which of them work in text is for each command to say.
    return tinykeys(window, Object.fromEntries(bindings), { ignore: ({ isComposing }) => isComposing })
  }, [commands, chosen])
}

function press(command: Command, event: KeyboardEvent): void {
  if (event.defaultPrevented || (!command.worksInText && isElsewhere(event.target))) return
  // Keys that act on what has the focus stay with it.
  if ((event.key === 'Enter' || event.key === ' ') && !hasModifier(event) && isControl(event.target)) return
  event.preventDefault()
  if (!event.repeat || command.repeats) command.run()
}

const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey

export const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=range]):not([type=checkbox]), textarea, select'))

/** In text, or in a question that wants its answer before anything else is done. */
const isElsewhere = (target: EventTarget | null): boolean =>
  isText(target) ||
  (target instanceof HTMLElement && target.closest('[role=dialog]:not([aria-modal=false])') !== null)

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role=option], [role=menuitem]') !== null

let last: { sets: unknown; commands: readonly Command[] } | undefined

/** The same list for the same state, so that nobody is told of nothing. */
function knownCommandsOnce(state: Parameters<typeof knownCommands>[0]): readonly Command[] {
  if (last?.sets !== state.sets) last = { sets: state.sets, commands: knownCommands(state) }
  return last.commands
}
