/** `artdag completion`: what a shell needs to complete command lines, written from the commands themselves. */
import { Argument, type Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import { writeBash } from '../completion/bash.ts'
import { type CommandShape, describeProgram } from '../completion/describe-program.ts'
import { writeFish } from '../completion/fish.ts'
import { writeZsh } from '../completion/zsh.ts'
import type { Shell } from '../shell.ts'

const MORE = `
Example:
  eval "$(artdag completion bash)"          in ~/.bashrc
  eval "$(artdag completion zsh)"           in ~/.zshrc, after compinit
  artdag completion fish | source           in ~/.config/fish/config.fish

Example:
  artdag completion bash
`

const WRITERS = { bash: writeBash, zsh: writeZsh, fish: writeFish } satisfies Record<
  string,
  (commands: readonly CommandShape[]) => string
>
type ShellName = keyof typeof WRITERS

export function addCompletion(program: Command, shell: Shell): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(WRITERS)))
    .description('print what a shell needs to complete command lines')
    .addHelpText('after', MORE)
    .action((name: ShellName) =>
      shell.withoutEngine(async ({ output }) => {
        const script = WRITERS[name](describeProgram(program))
        output.result({ shell: name, script }, () => script.trimEnd())
        return EXIT.ok
      }),
    )
}
