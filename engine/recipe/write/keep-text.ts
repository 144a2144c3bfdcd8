/**
 * Puts an edit back into the text it was made for. The YAML library prints whole documents in its own spacing; so it
 * prints the document before and after, and only the lines in which the two differ go into the author's text.
 */

interface Cut {
  /** Lines at the start, and at the end, that the edit did not change. */
  readonly head: number
  readonly tail: number
}

/**
 * The author's text with what differs between two prints. Falls back to `after` where the text cannot be matched with
 * `before`, which happens when the library writes a value differently from the author (1e3 and 1e+3).
 */
export function keepText(written: string, before: string, after: string): string {
  if (before === after) return written
  const text = written.endsWith('\n') ? written : `${written}\n`
  const old = before.split('\n')
  const made = after.split('\n')
  const cut = commonLines(old, made)
  const headEnd = matchHead(text, old.slice(0, cut.head))
  const tailStart = matchTail(text, old.slice(old.length - cut.tail))
  if (headEnd === undefined || tailStart === undefined || headEnd > tailStart) return after
  const middle = made.slice(cut.head, made.length - cut.tail).map((line) => `${line}\n`)
  return text.slice(0, headEnd) + middle.join('') + text.slice(tailStart)
}

function commonLines(a: readonly string[], b: readonly string[]): Cut {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  return { head, tail }
}

/** Where in the text these printed lines end: after a line end, or undefined. */
function matchHead(text: string, lines: readonly string[]): number | undefined {
  const wanted = squeeze(lines.join('\n'))
  let at = 0
  for (let index = 0; index < wanted.length; index += 1) {
    at = skipSpace(text, at)
    if (text[at] !== wanted[index]) return undefined
    at += 1
  }
  const rest = /[ \t]*(?:\n|$)/y
  rest.lastIndex = at
  if (wanted !== '' && !rest.test(text)) return undefined
  const lineEnd = wanted === '' ? 0 : rest.lastIndex
  return endsBlank(lines) ? lineEnd + blankLinesAfter(text, lineEnd) : lineEnd
}

/** Where in the text these printed lines begin: at a line's start, or undefined. */
function matchTail(text: string, lines: readonly string[]): number | undefined {
  const wanted = squeeze(lines.join('\n'))
  let at = text.length
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    while (at > 0 && isSpace(text[at - 1])) at -= 1
    if (text[at - 1] !== wanted[index]) return undefined
    at -= 1
  }
  if (wanted === '') return text.length
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  if (text.slice(lineStart, at).trim() !== '') return undefined
  return lines[0]?.trim() === '' ? lineStart - blankLinesBefore(text, lineStart) : lineStart
}

function endsBlank(lines: readonly string[]): boolean {
  return lines.length > 0 && lines.at(-1)?.trim() === ''
}

function blankLinesAfter(text: string, at: number): number {
  const end = skipSpace(text, at)
  return end === text.length ? end - at : text.lastIndexOf('\n', end) + 1 - at
}

function blankLinesBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && isSpace(text[start - 1])) start -= 1
  const firstBlank = start === 0 ? 0 : text.indexOf('\n', start) + 1
  return at - firstBlank
}

function squeeze(text: string): string {
  return text.replace(/[ \t\n]+/g, '')
}

function skipSpace(text: string, at: number): number {
  let here = at
  while (isSpace(text[here])) here += 1
  return here
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n'
}
