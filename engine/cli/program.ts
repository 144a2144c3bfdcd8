/** The command `artdag` and all below it, in the order of its help. */
import { Command } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { addAnalyze } from './commands/analyze.ts'
import { addBatch } from './commands/batch.ts'
import { addBeats } from './commands/beats.ts'
import { addCatalogueCommands } from './commands/catalogue.ts'
import { addCompletion } from './commands/completion.ts'
import { addContentCommands } from './commands/content.ts'
import { addControlCommands } from './commands/control.ts'
import { addDemo } from './commands/demo.ts'
import { addDoctor } from './commands/doctor.ts'
import { addDrain } from './commands/drain.ts'
import { addExecute } from './commands/execute.ts'
import { addImport } from './commands/import.ts'
import { addLogs } from './commands/logs.ts'
import { addOpen } from './commands/open.ts'
import { addPlanCommands } from './commands/plan.ts'
import { addRecipe } from './commands/recipe.ts'
import { addRender } from './commands/render.ts'
import { addRun } from './commands/run.ts'
import { addRunsCommands } from './commands/runs.ts'
import { addServe } from './commands/serve.ts'
import { addStats } from './commands/stats.ts'
import { addStill } from './commands/still.ts'
import { addTokens } from './commands/tokens.ts'
import { addVerify } from './commands/verify.ts'
import { addWatchFolder } from './commands/watch-folder.ts'
import { addWhy } from './commands/why.ts'
import { helpSections } from './help-sections.ts'
import type { Shell } from './shell.ts'

const EXAMPLE = `
Example:
  artdag demo                                       see it work
  artdag plan cut.yaml -i a=one.mp4 -i b=two.mp4    what would run, and why
  artdag run cut.yaml -i a=one.mp4 -i b=two.mp4 -o film.mp4
`

const COMMANDS = [
  addDemo,
  addRun,
  addStill,
  addRender,
  addPlanCommands,
  addExecute,
  addBatch,
  addWatchFolder,
  addRunsCommands,
  addLogs,
  addControlCommands,
  addRecipe,
  addAnalyze,
  addBeats,
  addImport,
  addContentCommands,
  addWhy,
  addVerify,
  addStats,
  addCatalogueCommands,
  addServe,
  addTokens,
  addOpen,
  addDoctor,
  addCompletion,
  addDrain,
]

/** Help goes to the terminal's stdout; errors are thrown as CommanderError, for one place to show them. */
export function buildProgram(shell: Shell): Command {
  const { stdout, stderr } = shell.terminal
  const program = new Command('artdag')
    .description('Renders media from recipes. What was rendered once is never rendered again.')
    .version(packageFile.version, '-V, --version', 'print the version')
    .option('--json', 'print JSON: one document, or a line per event')
    .option('--home <folder>', 'data folder (default: $ARTDAG_HOME, else ~/.artdag)')
    .option('--server <url>', 'work at this server instead (default: $ARTDAG_SERVER, else here)')
    .option('--token-file <file>', 'the token to show there (default: $ARTDAG_TOKEN)')
    .option('--no-color', 'print without colours; so does NO_COLOR=1')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', () => `${EXAMPLE}\n${helpSections(stdout.columns ?? 100)}\n`)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => stdout.columns ?? 100,
      getOutHasColors: () => false,
    })
    .exitOverride()
  for (const add of COMMANDS) add(program, shell)
  return program
}
