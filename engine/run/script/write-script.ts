/** Commands as a script for a POSIX shell, to be run where the store is: pure text. */
import { quoteWord } from '../../media/quote-word.ts'

/** Stands for the script's own temporary folder in words of a command: no argument of a program can hold it. */
export const FOLDER = '\0'

export const inFolder = (name: string): string => `${FOLDER}/${name}`

export interface ScriptCommand {
  /** For people. */
  readonly title: string
  /** Program first. */
  readonly words: readonly string[]
  /** Small files to be written before it. */
  readonly files: readonly { readonly path: string; readonly lines: readonly string[] }[]
}

export interface Script {
  /** For people: what it makes and by which plan. */
  readonly title: string
  /** Name of the result where none is given. */
  readonly outputName: string
  readonly environment: Readonly<Record<string, string>>
  readonly commands: readonly ScriptCommand[]
  /** The file that is the result. */
  readonly result: string
}

export const writeScript = ({ title, outputName, environment, commands, result }: Script): string =>
  [
    '#!/bin/sh',
    comment(title),
    comment('An argument is the file to write.'),
    'set -eu',
    `out=${quoteWord(outputName)}`,
    'if [ $# -gt 0 ]; then out=$1; fi',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    'tmp=$(mktemp -d "${TMPDIR:-/tmp}/artdag.XXXXXX")',
    `trap 'rm -rf -- "$tmp"' EXIT`,
    `trap 'exit 130' INT`,
    `trap 'exit 143' TERM`,
    ...Object.entries(environment).map(([name, value]) => `export ${name}=${quoteWord(value)}`),
    ...commands.flatMap(writeCommandLines),
    '',
    `cat ${wordFor(result)} > "$out"`,
    '',
  ].join('\n')

const writeCommandLines = ({ title, words, files }: ScriptCommand): readonly string[] => [
  '',
  comment(title),
  ...files.map(
    ({ path, lines }) => `printf '%s\\n' ${lines.map(wordFor).join(' \\\n  ')} > ${wordFor(path)}`,
  ),
  words.map(wordFor).join(' '),
]

/** One word: what is text is quoted, the folder is what it will be when the script runs. */
const wordFor = (word: string): string =>
  word.includes(FOLDER)
    ? word
        .split(FOLDER)
        .map((text) => (text === '' ? '' : quoteWord(text)))
        .join('"$tmp"')
    : quoteWord(word)

/** A line break would end the comment. */
const comment = (text: string): string => `# ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`
