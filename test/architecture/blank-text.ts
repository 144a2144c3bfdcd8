/** Blanks what is not code, so that rules never trip over words in comments and strings. Places stay where they were. */

type Kind = 'comment' | 'text' | 'regex'

/** After one of these a slash begins a regular expression; after anything else it divides. */
const BEFORE_REGEX = /(?:^|[([{},;:=!&|?+*%<>~^-]|\b(?:return|typeof|case|in|of|await|yield))\s*$/

/** The source with comments, regular expressions and the insides of strings as spaces; quotes and line ends remain. */
export function blankText(source: string): string {
  const out = [...source.split('')]
  const blank = (from: number, to: number): void => {
    for (let at = from; at < to; at++) if (out[at] !== '\n') out[at] = ' '
  }
  const scan = (from: number, closing: string): number => {
    let at = from
    let depth = 0
    while (at < source.length) {
      const char = source[at] as string
      if (char === closing && depth === 0) return at
      if (char === '{') depth += 1
      if (char === '}') depth -= 1
      at = skip(at, blank, scan)
    }
    return at
  }
  const skip = (at: number, clear: typeof blank, nested: typeof scan): number => {
    const kind = kindAt(source, at)
    if (kind === undefined) return at + 1
    if (source[at] === '`') return skipTemplate(source, at, clear, nested)
    const end = endOf(source, at, kind)
    if (kind === 'text') clear(at + 1, end - 1)
    else clear(at, end)
    return end
  }
  scan(0, '')
  return out.join('')
}

function kindAt(source: string, at: number): Kind | undefined {
  const char = source[at]
  if (char === "'" || char === '"' || char === '`') return 'text'
  if (char !== '/') return undefined
  const next = source[at + 1]
  if (next === '/' || next === '*') return 'comment'
  return BEFORE_REGEX.test(source.slice(Math.max(0, at - 40), at)) ? 'regex' : undefined
}

function endOf(source: string, at: number, kind: Kind): number {
  if (kind === 'regex') return endOfMatch(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*\//y, source, at)
  if (kind === 'text') return endOfMatch(source[at] === "'" ? /'(?:\\.|[^'\\\n])*'/y : /"(?:\\.|[^"\\\n])*"/y, source, at)
  return endOfMatch(source[at + 1] === '/' ? /\/\/[^\n]*/y : /\/\*[\s\S]*?\*\//y, source, at)
}

/** What never ends is one character long: the compiler will complain, not we. */
function endOfMatch(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at + 1
}

/** The text of a template is blanked, the code in its `${}` is not. */
function skipTemplate(
  source: string,
  start: number,
  clear: (from: number, to: number) => void,
  nested: (from: number, closing: string) => number,
): number {
  let from = start + 1
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '`') {
      clear(from, at)
      return at + 1
    } else if (source.startsWith('${', at)) {
      clear(from, at)
      at = nested(at + 2, '}')
      from = at + 1
    }
  }
  return source.length
}
