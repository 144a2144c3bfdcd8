/** Where in the document a line of block YAML stands, by its indentation: enough to propose words. Pure. */

/** A key or a list's dash, and the column it stands in. */
interface Opening {
  readonly key: string
  readonly column: number
}

/** What is around a line, the outermost first; a list item is `-`. Not the key of the line itself. */
export function keysAround(lines: readonly string[], line: number): readonly string[] {
  const own = lines[line - 1] ?? ''
  const keys: string[] = []
  let inner: Opening = { key: '', column: keyColumn(own) }
  const climb = (openings: readonly Opening[]): void => {
    for (const opening of openings.toReversed()) {
      if (!holds(opening, inner)) continue
      keys.unshift(opening.key)
      inner = opening
    }
  }
  climb(openingsOf(own).filter(({ key }) => key === '-'))
  for (let at = line - 2; at >= 0; at--) climb(openingsOf(lines[at] ?? ''))
  return keys
}

/** A list may stand right below its key, without being indented. */
const holds = (outer: Opening, inner: Opening): boolean =>
  outer.column < inner.column || (inner.key === '-' && outer.key !== '-' && outer.column === inner.column)

/** What stands for `key` in the map that the given line has a key of; counts from 1. */
export function beside(lines: readonly string[], line: number, key: string): string | undefined {
  const column = keyColumn(lines[line - 1] ?? '')
  const value = (text: string): string | undefined =>
    keyColumn(text) === column ? new RegExp(`^[\\s-]*${key}:\\s*(\\S+)`).exec(text)?.[1] : undefined
  const leaves = (text: string): boolean => (openingsOf(text)[0]?.column ?? column) < column
  for (let at = line - 1; at >= 0; at--) {
    const text = lines[at] ?? ''
    if (value(text) !== undefined) return value(text)
    if (leaves(text)) break
  }
  for (let at = line; at < lines.length && !leaves(lines[at] ?? ''); at++) {
    const found = value(lines[at] ?? '')
    if (found !== undefined) return found
  }
  return undefined
}

/** The column of a line's key: behind its indentation and dashes. */
export const keyColumn = (line: string): number => /^\s*(?:-\s+|-$)*/.exec(line)?.[0].length ?? 0

function openingsOf(line: string): readonly Opening[] {
  const dashes = [...line.slice(0, keyColumn(line)).matchAll(/-/g)]
  const key = /^([\w.-]+)\s*:(?:\s|$)/.exec(line.slice(keyColumn(line)))?.[1]
  return [
    ...dashes.map(({ index }) => ({ key: '-', column: index })),
    ...(key === undefined ? [] : [{ key, column: keyColumn(line) }]),
  ]
}
