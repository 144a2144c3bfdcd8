/** One command line, from arguments to exit code. */
import { CommanderError } from 'commander'
import { EXIT } from '../contract/errors.ts'
import { describeFailure, showFailure } from './failure.ts'
import { createOutput, type Output } from './output.ts'
import { buildProgram } from './program.ts'
import { createShell, type GlobalOptions } from './shell.ts'
import type { Terminal } from './terminal.ts'

/** @param argv Without the program's own name. Never throws for an expected failure. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  const output = outputFor(argv, terminal)
  const shell = createShell(
    terminal,
    () => output,
    () => program.opts<GlobalOptions>(),
  )
  const program = buildProgram(shell)
  if (argv.length === 0) {
    program.outputHelp()
    return EXIT.ok
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return shell.exitCode
  } catch (error) {
    const isAnswered = error instanceof CommanderError && error.exitCode === 0 // --help, --version
    return isAnswered ? EXIT.ok : showFailure(describeFailure(error, false), output, error)
  }
}

/** Known before the line is understood: an error of the line itself is reported in the same way. */
function outputFor(argv: readonly string[], terminal: Terminal): Output {
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  return createOutput(terminal, {
    isJson: options.includes('--json'),
    hasColour: !options.includes('--no-color'),
  })
}
