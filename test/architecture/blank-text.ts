/** Blanks what is not code, so that rules never trip over words in comments and strings. Places stay where they were. */

const QUOTED = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y
/** From a backtick, or the brace that ends a `${}`, to the next of either. */
const TEMPLATE = /[`}](?:\\[\s\S]|\$(?!\{)|[^\\`$])*(?:`|\$\{)/y

/** After one of these a slash begins a regular expression; after anything else it divides. */
const BEFORE_REGEX = /(?:^|[([{},;:=!&|?+*%<>~^-]|\b(?:return|typeof|case|in|of))\s*$/

/** The source with comments, regular expressions and the insides of strings as spaces; quotes and line ends remain. */
export function blankText(source: string): string {
  let code = ''
  // For each `${` that is open: how many braces are open inside it.
  const open: number[] = []
  while (code.length < source.length) {
    const at = code.length
    const char = source[at] as string
    const isTemplate = char === '`' || (char === '}' && open.at(-1) === 0)
    const text = isTemplate ? matchAt(TEMPLATE, source, at) : textAt(source, at)
    if (isTemplate && char === '}') open.pop()
    if (isTemplate && text.endsWith('${')) open.push(0)
    else if (open.length > 0 && text === '') open[open.length - 1] = (open.at(-1) as number) + braces(char)
    code += text === '' ? char : blank(text)
  }
  return code
}

/** A comment, string or regular expression that begins here; empty where there is none. */
function textAt(source: string, at: number): string {
  const char = source[at]
  if (char === "'" || char === '"') return matchAt(QUOTED, source, at)
  if (char !== '/') return ''
  const comment = matchAt(COMMENT, source, at)
  const isRegex = comment === '' && BEFORE_REGEX.test(source.slice(Math.max(0, at - 40), at))
  return isRegex ? matchAt(REGEX, source, at) : comment
}

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? ''
}

const braces = (char: string): number => (char === '{' ? 1 : char === '}' ? -1 : 0)

/** Quotes stay, so that a rule still sees where a string stands. */
const blank = (text: string): string =>
  /^['"]/.test(text) ? `${text[0]}${' '.repeat(text.length - 2)}${text[0]}` : text.replaceAll(/[^\n]/g, ' ')
