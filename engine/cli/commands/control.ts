/** `artdag cancel`, `pause`, `resume` and `prioritise`: asks something of a run, whichever process renders it. */
import { type Command, InvalidArgumentError } from 'commander'
import type { EngineClient } from '../../client/engine-client.ts'
import { EXIT } from '../../contract/errors.ts'
import type { RunSummary } from '../../contract/schemas.ts'
import type { Shell } from '../shell.ts'

const CONTROLS = [
  {
    name: 'cancel',
    description: 'end a run, or take it from the queue; what is finished is kept',
    done: ({ state }: RunSummary) =>
      state === 'cancelled' ? 'cancelled before it began' : 'told to end; it has, in two seconds',
  },
  {
    name: 'pause',
    description: 'begin nothing new of a run; what runs goes on',
    done: () => 'paused; go on with: artdag resume',
  },
  { name: 'resume', description: 'go on with a paused run', done: () => 'goes on' },
] as const

export function addControlCommands(program: Command, shell: Shell): void {
  for (const { name, description, done } of CONTROLS)
    addControl(program, name, description).action((runId: string) =>
      control(shell, (client) => client.runs[name]({ runId }), done),
    )
  addControl(program, 'prioritise', 'let a run go before others, or after them', ' 10')
    .argument('<priority>', 'the greater goes first; a run begins with 0', readPriority)
    .action((runId: string, priority: number) =>
      control(
        shell,
        (client) => client.runs.prioritise({ runId, priority }),
        () => `its priority is ${priority}`,
      ),
    )
}

const addControl = (program: Command, name: string, description: string, more = ''): Command =>
  program
    .command(name)
    .argument('<run>', 'id of a run, or its beginning')
    .description(description)
    .addHelpText('after', `\nExample:\n  artdag ${name} baguqeerag3f3${more}\n`)

const control = (
  shell: Shell,
  ask: (client: EngineClient) => Promise<RunSummary>,
  done: (run: RunSummary) => string,
): Promise<void> =>
  shell.withEngine(async ({ client, output }) => {
    const run = await ask(client)
    output.result(run, () => done(run))
    return EXIT.ok
  })

function readPriority(text: string): number {
  const number = Number(text)
  if (text !== '' && Number.isInteger(number) && Math.abs(number) <= 1000) return number
  throw new InvalidArgumentError('It must be a whole number from -1000 to 1000.')
}
