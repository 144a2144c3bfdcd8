/** `artdag serve`: the engine for browsers and programs elsewhere, until it is stopped. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import { openBrowser } from '../open-browser.ts'
import { formatFacts, type Output } from '../output.ts'
import { readPort } from '../read-port.ts'
import type { LocalSession, Shell } from '../shell.ts'

interface ServeOptions {
  readonly host?: string
  readonly port?: number
  readonly drain?: boolean
  readonly open?: boolean
  readonly interface?: string
  readonly importRoot?: readonly string[]
}

export function addServe(program: Command, shell: Shell): void {
  program
    .command('serve')
    .description('serve the engine over HTTP, and render what is queued')
    .option('--host <address>', 'listen there (default: $HOST, else 127.0.0.1: this computer only)')
    .option('--port <number>', 'listen at this port; 0 for any (default: $PORT, else 8100)', readPort)
    .option('--drain', 'when stopped, finish what runs first')
    .option('--open', 'open the interface in a browser')
    .option('--interface <folder>', 'serve the interface that was built there')
    .option('--import-root <folder...>', 'let callers import files below it by their path')
    .addHelpText('after', '\nExample:\n  artdag serve\n  artdag serve --port 8200 --import-root ~/footage\n')
    .action((options: ServeOptions) => shell.withLocalEngine((session) => serve(session, options)))
}

async function serve(
  { engine, output, terminal, signal }: LocalSession,
  { host, port, drain = false, open = false, interface: built, importRoot }: ServeOptions,
): Promise<number> {
  const { readSettings } = await import('../../server/settings.ts')
  const { startServer } = await import('../../server/server.ts')
  const { builtInterface } = await import('../../server/pages/interface.ts')
  const options = { host, port, importRoots: importRoot, interfaceFolder: built ?? builtInterface() }
  const settings = readSettings(options, terminal.env)
  for (const warning of settings.warnings) output.note(`warning: ${warning}`)
  const onTrouble = (error: unknown, reference: string): void =>
    output.note(`${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  const server = await startServer(engine, settings, { onTrouble })
  const facts = { url: server.url, link: server.newLink(), tokenFile: server.tokenFile }
  output.result({ event: 'listening', ...facts, warnings: settings.warnings }, () => describe(facts, output))
  if (open && !(await openBrowser(server.newLink())))
    output.note('no browser could be started here; open the link by hand')
  await aborted(signal)
  await server.stop({ finish: drain })
  return EXIT.ok
}

const describe = (
  { url, link, tokenFile }: { readonly url: string; readonly link: string; readonly tokenFile: string },
  { style }: Output,
): string =>
  [
    `Art DAG is at ${url}`,
    formatFacts(
      [
        ['open', `${link} (once, within 15 minutes)`],
        ['token', `in ${tokenFile}`],
        ['stop', 'with Ctrl-C'],
      ],
      style,
    ),
  ].join('\n')

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
