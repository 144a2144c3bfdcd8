/** `artdag doctor`: what was found, and the command that mends what was not. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import type { Output } from '../output.ts'
import type { Session, Shell } from '../shell.ts'
import { harmless } from '../style.ts'
import { formatTable } from '../table.ts'

type Health = Awaited<ReturnType<Session['client']['system']['doctor']>>

export function addDoctor(program: Command, shell: Shell): void {
  program
    .command('doctor')
    .description('check that all Art DAG needs is here')
    .addHelpText('after', '\nExample:\n  artdag doctor\n')
    .action(() =>
      shell.withEngine(async ({ client, output, signal }) => {
        const health = await client.system.doctor({}, { signal })
        output.result(health, () => formatHealth(health, output))
        return health.ok ? EXIT.ok : EXIT.failed
      }),
    )
}

/** What mends a fault stands right below it. */
export function formatHealth({ checks }: Health, { style }: Pick<Output, 'style'>): string {
  const rows = checks.map(({ name, ok, message }) => [
    ok ? { text: '✓', paint: style.green } : { text: '✗', paint: style.red },
    name,
    message,
  ])
  const lines = formatTable(rows).split('\n')
  return checks
    .flatMap(({ fix }, i) => [
      lines[i] ?? '',
      ...(fix === undefined ? [] : [`   ${style.dim('fix:')} ${harmless(fix)}`]),
    ])
    .join('\n')
}
