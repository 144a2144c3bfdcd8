/** A command as it can be pasted into a POSIX shell, a line for each option. */

export interface FileNames {
  /** What a file is called beside which the command is run. */
  readonly of: (cid: string) => string
  /** What it makes; `task`: which of several. */
  readonly out: (task: string | undefined) => string
}

/** With files where the record has `{in:<cid>}`, `{asset:<cid>}`, `{out}`, `{out:<task>}` and `{list}`. */
export const fillFiles = (argv: readonly string[], { of, out }: FileNames): readonly string[] =>
  argv.map((word) =>
    word
      .replaceAll(/\{(?:in|asset):([a-z0-9]+)\}/g, (_, cid: string) => of(cid))
      .replaceAll(/\{out(?::([a-z0-9]+))?\}/g, (_, task?: string) => out(task))
      .replaceAll('{list}', () => 'list.txt'),
  )

/** What its results end in: the container that it names. */
export function extensionOf(argv: readonly string[]): string {
  const container = argv[argv.lastIndexOf('-f') + 1] ?? ''
  return { matroska: 'mkv', image2: 'png' }[container] ?? container
}

/** Files that it reads, each once, in order. */
export const filesIn = (argv: readonly string[]): readonly string[] => [
  ...new Set(
    argv.flatMap((word) => [...word.matchAll(/\{in:([a-z0-9]+)\}/g)].map(([, cid]) => cid as string)),
  ),
]

const PLAIN = /^[\w@%+=:,./-]+$/

export const quote = (word: string): string =>
  PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** An option and its value stay on one line. */
export function commandLines(argv: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const [at, word] of argv.entries()) {
    const isOption = /^-[a-z_]/i.test(word)
    const isValue = at > 1 && !isOption && /^-[a-z_]/i.test(argv[at - 1] ?? '')
    if (lines.length > 0 && (isValue || at === 0)) lines[lines.length - 1] += ` ${quote(word)}`
    else lines.push(quote(word))
  }
  return lines
}

export const commandText = (argv: readonly string[]): string => commandLines(argv).join(' \\\n  ')
