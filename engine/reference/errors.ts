/** The page of the error codes. */
import { type ERROR_CODES, EXIT } from '../contract/errors.ts'
import { code, page, plain, table } from './markdown.ts'

const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'done',
  failed: 'it could not be done',
  usage: 'the command, the recipe or what is given to it is wrong',
  cancelled: 'cancelled',
}

export function errorsPage(codes: typeof ERROR_CODES): string {
  const rows = Object.entries(codes)
  const exits = Object.entries(EXIT_MEANINGS) as [keyof typeof EXIT, string][]
  return page('Errors', [
    'Every failure has one of these codes: in `error.code` of JSON output, in events, in answers of the server. Its ' +
      '`message` says what happened and where, its `hint` what to try. Programs go by the code, never by the message.',
    table([
      { head: 'code', cells: rows.map(([name]) => code(name)) },
      { head: 'meaning', cells: rows.map(([, { meaning }]) => plain(meaning)) },
      { head: 'HTTP', cells: rows.map(([, { status }]) => String(status)) },
      { head: 'exit', cells: rows.map(([, { exit }]) => String(exit)) },
    ]),
    '## Exit codes',
    table([
      { head: 'exit', cells: exits.map(([name]) => String(EXIT[name])) },
      { head: 'meaning', cells: exits.map(([, meaning]) => meaning) },
    ]),
  ])
}
