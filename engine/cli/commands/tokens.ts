/** `artdag tokens`: who may use this engine over HTTP, and for what. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { MAX_TOKEN_DAYS, type TokenInfo } from '../../contract/access-procedures.ts'
import { EXIT } from '../../contract/errors.ts'
import { Scope } from '../../contract/scopes.ts'
import type { Output } from '../output.ts'
import { formatDate } from '../quantities.ts'
import type { Shell } from '../shell.ts'
import { type Cell, formatTable } from '../table.ts'

const CREATE_MORE = `
Scopes: read looks; run also plans, renders and changes; publish also tells the world; admin also tokens.
The token is printed this once: only its hash is kept.

Example:
  artdag tokens create "render farm" --scope run
  artdag tokens create viewer --scope read --days 7 > viewer.token
`

interface CreateOptions {
  readonly scope: readonly Scope[]
  readonly days: number
}

export function addTokens(program: Command, shell: Shell): void {
  const tokens = program.command('tokens').description('list, create and revoke tokens for the HTTP server')
  tokens
    .command('list')
    .description('list tokens, the newest first; revoked and expired ones for a while')
    .addHelpText('after', '\nExample:\n  artdag tokens list\n')
    .action(() =>
      shell.withEngine(async ({ client, output, signal }) => {
        const all = await client.access.tokens.list({}, { signal })
        output.result(all, () => formatTokens(all, output))
        if (all.length === 0) output.note('no tokens yet; artdag serve makes the first')
        return EXIT.ok
      }),
    )
  tokens
    .command('create')
    .argument('<name>', 'what it is for')
    .description('make a token and print it')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(Scope.options).default(['read']))
    .option('--days <number>', 'how long it lasts', readDays, MAX_TOKEN_DAYS)
    .addHelpText('after', CREATE_MORE)
    .action((name: string, { scope, days }: CreateOptions) =>
      shell.withEngine(async ({ client, output, signal }) => {
        const made = await client.access.tokens.create({ name, scopes: [...scope], days }, { signal })
        output.result(made, () => made.token)
        output.note(
          `${made.info.name} may ${made.info.scopes.join(', ')} for ${days} days; its id is ${made.info.id}`,
        )
        return EXIT.ok
      }),
    )
  tokens
    .command('revoke')
    .argument('<id>', 'id of a token, as the list shows it')
    .description('end a token and all sessions begun with it')
    .addHelpText('after', '\nExample:\n  artdag tokens revoke 5q2mb7xk\n')
    .action((id: string) =>
      shell.withEngine(async ({ client, output, signal }) => {
        const info = await client.access.tokens.revoke({ id }, { signal })
        output.result(info, () => `${info.name} is revoked`)
        return EXIT.ok
      }),
    )
}

export function formatTokens(
  tokens: readonly TokenInfo[],
  { style }: Pick<Output, 'style'>,
  nowMs = Date.now(),
): string {
  if (tokens.length === 0) return ''
  const end = ({ revokedAt, expiresAt }: TokenInfo): Cell => {
    if (revokedAt !== undefined) return { text: `revoked ${formatDate(revokedAt)}`, paint: style.red }
    if (expiresAt === undefined) return 'lasts'
    const isOver = Date.parse(expiresAt) <= nowMs
    return isOver
      ? { text: `expired ${formatDate(expiresAt)}`, paint: style.red }
      : { text: `until ${formatDate(expiresAt)}`, paint: style.dim }
  }
  const rows = tokens.map((token): Cell[] => [
    token.id,
    token.name,
    token.scopes.join(', '),
    { text: formatDate(token.createdAt), paint: style.dim },
    end(token),
  ])
  return formatTable(rows, { head: { cells: ['id', 'name', 'may', 'made', 'valid'], paint: style.dim } })
}

function readDays(text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= MAX_TOKEN_DAYS) return days
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_TOKEN_DAYS}.`)
}
