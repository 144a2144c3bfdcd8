/** Completion for bash. */
import { quoteWord } from '../../media/quote-word.ts'
import type { CommandShape } from './describe-program.ts'

const words = (all: readonly string[]): string => quoteWord(all.join(' '))

/** Names of commands lead the way; everything else is a file, or one of an option's choices. */
export function writeBash(commands: readonly CommandShape[]): string {
  const ways = commands.filter(({ path }) => path !== '').map(({ path }) => quoteWord(path))
  const choices = commands.flatMap(({ path, options }) =>
    options.flatMap(({ names, choices: all }) =>
      all.length === 0
        ? []
        : names.map((name) => `    ${quoteWord(`${path}:${name}`)}) all=${words(all)} ;;`),
    ),
  )
  const cases = commands.map(({ path, options, commands: below }) => {
    const names = options.flatMap((option) => option.names)
    return `    ${quoteWord(path)}) options=${words(names)} below=${words(below.map(({ name }) => name))} ;;`
  })
  return `# Completion of artdag for bash; in ~/.bashrc: eval "$(artdag completion bash)"
_artdag() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local way= word all= options= below=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${way:+$way }$word" in
      ${ways.join('|')}) way="\${way:+$way }$word" ;;
    esac
  done
  case "$way:$prev" in
${choices.join('\n')}
  esac
  case "$way" in
${cases.join('\n')}
  esac
  if [ -n "$all" ]; then COMPREPLY=($(compgen -W "$all" -- "$cur"))
  elif [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [ -n "$below" ]; then COMPREPLY=($(compgen -W "$below" -- "$cur"))
  else COMPREPLY=()
  fi
}
complete -o bashdefault -o default -F _artdag artdag
`
}
