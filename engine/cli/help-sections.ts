/** What stands below the list of all commands: exit codes, from the list of errors, and the environment. */
import { ERROR_CODES, EXIT } from '../contract/errors.ts'
import { formatTable } from './table.ts'

const MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'done',
  failed: 'failed, or the engine could not',
  usage: 'bad usage, recipe or input; nothing was rendered',
  cancelled: 'cancelled; what was finished is kept',
}

const ENVIRONMENT: readonly (readonly [name: string, meaning: string])[] = [
  ['ARTDAG_HOME', 'data folder; as --home'],
  ['CACHE_DIR', 'folder of stored files (default: cache, in the data folder)'],
  ['ARTDAG_ENCODER', 'what encodes H.264; as --encoder'],
  ['ARTDAG_SERVER', 'work at this server; as --server'],
  ['ARTDAG_TOKEN', 'the token to show there'],
  ['HOST, PORT', 'where artdag serve listens'],
  ['FFMPEG_PATH, FFPROBE_PATH', 'the programs to use; see artdag doctor'],
  ['NO_COLOR', 'print without colours'],
]

export const helpSections = (columns: number): string =>
  [
    'Exit codes:',
    ...Object.entries(EXIT).map(([name, code]) => `  ${code}  ${MEANINGS[name as keyof typeof EXIT]}`),
    '',
    'Codes of errors, as --json tells them, by exit code:',
    ...[EXIT.failed, EXIT.usage, EXIT.cancelled].flatMap((code) => wrap(code, codesOf(code), columns)),
    '',
    'Environment:',
    formatTable(ENVIRONMENT, { indent: '  ' }),
  ].join('\n')

const codesOf = (exit: number): readonly string[] =>
  Object.entries(ERROR_CODES).flatMap(([code, { exit: own }]) => (own === exit ? [code] : []))

function wrap(exit: number, words: readonly string[], columns: number): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined) lines.push(`  ${exit}  ${word}`)
    else if (last.length + word.length + 2 < columns) lines[lines.length - 1] = `${last}, ${word}`
    else lines.push(`     ${word}`)
  }
  return lines
}
