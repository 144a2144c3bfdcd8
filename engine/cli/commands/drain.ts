/** `artdag drain`: what the detached engine runs; it renders the queue and ends. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import { count } from '../quantities.ts'
import type { Shell } from '../shell.ts'

export function addDrain(program: Command, shell: Shell): void {
  program
    .command('drain', { hidden: true })
    .description('render what is queued until nothing is')
    .addHelpText('after', '\nExample:\n  artdag drain\n')
    .action(() =>
      shell.withLocalEngine(async ({ client, output, signal }) => {
        const done = await client.runs.drain({}, { signal })
        output.result(done, () => `rendered ${count(done.done, 'run')}`)
        return signal.aborted ? EXIT.cancelled : EXIT.ok
      }),
    )
}
