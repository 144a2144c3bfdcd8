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
    .option('--again', 'try the hardware encoders anew, after a change of drivers')
    .addHelpText('after', '\nExample:\n  artdag doctor\n')
    .action(({ again = false }: { readonly again?: boolean }) =>
      shell.withEngine(async ({ client, output, signal }) => {
        const health = await client.system.doctor({ again }, { signal })
        output.result(health, () => formatHealth(health, output))
        return health.ok ? EXIT.ok : EXIT.failed
      }),
    )
}

/** What mends a fault stands right below it. */
export function formatHealth({ checks, encoders }: Health, { style }: Pick<Output, 'style'>): string {
  const rows = checks.map(({ name, ok, message }) => [
    ok ? { text: '✓', paint: style.green } : { text: '✗', paint: style.red },
    name,
    message,
  ])
  const lines = formatTable(rows).split('\n')
  return [
    ...checks.flatMap(({ fix }, i) => [
      lines[i] ?? '',
      ...(fix === undefined ? [] : [`   ${style.dim('fix:')} ${harmless(fix)}`]),
    ]),
    ...formatEncoders(encoders, style),
  ].join('\n')
}

/** Software encodes everywhere, so a missing one is no fault. */
function formatEncoders(encoders: Health['encoders'], style: Output['style']): readonly string[] {
  if (encoders.length === 0) return []
  const rows = encoders.map(({ name, ok, why }) => [
    ok ? { text: '✓', paint: style.green } : { text: '–', paint: style.dim },
    name,
    ok ? `works; use it with --encoder ${name}` : why,
  ])
  return ['', 'Hardware encoders', formatTable(rows)]
}
