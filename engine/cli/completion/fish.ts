/** Completion for fish: a line for each thing that can be said. */
import type { CommandShape, OptionShape } from './describe-program.ts'

/** In quotes of fish only these two mean anything. */
const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

export function writeFish(commands: readonly CommandShape[]): string {
  const [program, ...others] = commands
  const ways = others.map(({ path }) => quote(path)).join(' ')
  return `# Completion of artdag for fish; in ~/.config/fish/config.fish: artdag completion fish | source
function __artdag_way
  set -l way
  for word in (commandline -opc)[2..]
    set -l longer (string join -- ' ' $way $word)
    contains -- $longer ${ways}; and set way $longer
  end
  test "$way" = "$argv[1]"
end
${(program?.options ?? []).map((option) => lineOf([], option)).join('\n')}
${commands.flatMap((command) => linesOf(command, program?.options ?? [])).join('\n')}
`
}

function linesOf(
  { path, options, commands }: CommandShape,
  everywhere: readonly OptionShape[],
): readonly string[] {
  const when = ['-n', quote(`__artdag_way ${quote(path)}`)]
  return [
    ...commands.map(({ name, description }) =>
      ['complete', '-c', 'artdag', ...when, '-f', '-a', quote(name), '-d', quote(description)].join(' '),
    ),
    ...options
      .filter((option) => path !== '' && !everywhere.includes(option))
      .map((option) => lineOf(when, option)),
  ]
}

function lineOf(when: readonly string[], { names, description, takesValue, choices }: OptionShape): string {
  const named = names.flatMap((name) =>
    name.startsWith('--') ? ['-l', name.slice(2)] : ['-s', name.slice(1)],
  )
  const value = takesValue ? [choices.length > 0 ? '-x' : '-r'] : []
  const all = choices.length > 0 ? ['-a', quote(choices.join(' '))] : []
  return ['complete', '-c', 'artdag', ...when, ...named, ...value, ...all, '-d', quote(description)].join(' ')
}
