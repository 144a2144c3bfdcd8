/** What a shell needs to know of the commands to complete them, read from the program itself. */
import type { Command } from 'commander'

export interface CommandShape {
  /** Names from the program on: `recipe check`; empty for the program. */
  readonly path: string
  readonly description: string
  readonly options: readonly OptionShape[]
  /** Full names and other names of commands below it. */
  readonly commands: readonly { readonly name: string; readonly description: string }[]
}

export interface OptionShape {
  /** `--output`, `-o`. */
  readonly names: readonly string[]
  readonly description: string
  readonly takesValue: boolean
  /** All that it can be; empty: anything. */
  readonly choices: readonly string[]
}

/** The program first; every command with the program's own options. Hidden commands are left out. */
export function describeProgram(program: Command): readonly CommandShape[] {
  const everywhere = optionsOf(program)
  const describe = (command: Command, path: readonly string[]): readonly CommandShape[] => {
    const children = command.createHelp().visibleCommands(command)
    const below = children.filter((child) => child.name() !== 'help')
    const shape = {
      path: path.join(' '),
      description: command.description(),
      options: command === program ? everywhere : [...optionsOf(command), ...everywhere],
      commands: children.flatMap((child) =>
        [child.name(), ...child.aliases()].map((name) => ({ name, description: child.description() })),
      ),
    }
    return [
      shape,
      ...below.flatMap((child) =>
        [child.name(), ...child.aliases()].flatMap((name) => describe(child, [...path, name])),
      ),
    ]
  }
  return describe(program, [])
}

const optionsOf = (command: Command): readonly OptionShape[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .map(({ short, long, description, required, optional, argChoices = [] }) => ({
      names: [long, short].filter((name) => name !== undefined),
      description,
      takesValue: required || optional,
      choices: argChoices,
    }))
