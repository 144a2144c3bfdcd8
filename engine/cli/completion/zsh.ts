/** Completion for zsh. */
import { quoteWord } from '../../media/quote-word.ts'
import type { CommandShape, OptionShape } from './describe-program.ts'

/** `name:what it is`, as \`_describe\` wants it. */
const described = (name: string, description: string): string =>
  quoteWord(`${name.replaceAll(':', '\\:')}:${description}`)

const ofOption = ({ names, description }: OptionShape): readonly string[] =>
  names.map((name) => described(name, description))

export function writeZsh(commands: readonly CommandShape[]): string {
  const ways = commands.filter(({ path }) => path !== '').map(({ path }) => quoteWord(path))
  const choices = commands.flatMap(({ path, options }) =>
    options.flatMap(({ names, choices: all }) =>
      all.length === 0
        ? []
        : names.map(
            (name) =>
              `    ${quoteWord(`${path}:${name}`)}) compadd -- ${all.map(quoteWord).join(' ')}; return ;;`,
          ),
    ),
  )
  const cases = commands.map(({ path, options, commands: below }) => {
    const under = below.map(({ name, description }) => described(name, description))
    return `    ${quoteWord(path)})
      options=(${options.flatMap(ofOption).join(' ')})
      below=(${under.join(' ')}) ;;`
  })
  return `#compdef artdag
# Completion of artdag for zsh; in ~/.zshrc, after compinit: eval "$(artdag completion zsh)"
_artdag() {
  local way= word cur=\${words[CURRENT]} prev=\${words[CURRENT-1]}
  local -a options below
  for word in \${words[2,CURRENT-1]}; do
    case "\${way:+$way }$word" in
      ${ways.map((way) => `(${way})`).join('|')}) way="\${way:+$way }$word" ;;
    esac
  done
  case "$way:$prev" in
${choices.join('\n')}
  esac
  case "$way" in
${cases.join('\n')}
  esac
  if [[ $cur == -* ]]; then _describe option options
  elif (( \${#below} )); then _describe command below
  else _files
  fi
}
compdef _artdag artdag
`
}
