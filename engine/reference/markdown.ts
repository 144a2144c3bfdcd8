/** Markdown from plain text: whatever a description holds, it is shown and never becomes a mark. */

/** A column of a table; `cells` are Markdown already. Columns without any text are left out. */
export interface Column {
  readonly head: string
  readonly cells: readonly string[]
}

/** Text as it is. */
export const plain = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*<>[\]|]/g, (mark) => `\\${mark}`)

/** Text as code, in quotes of a length the text does not hold. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const quote = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return `${quote}${space}${text.replaceAll('|', '\\|')}${space}${quote}`
}

/** A block of code that is a file of its own. Its text is shown as it is. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const quote = '`'.repeat(longest + 1)
  return `${quote}${language}\n${text.trimEnd()}\n${quote}`
}

export function table(columns: readonly Column[]): string {
  const shown = columns.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const rows = shown[0]?.cells.map((_, row) => shown.map(({ cells }) => cells[row] ?? '')) ?? []
  const lines = [shown.map(({ head }) => head), shown.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A whole page: parts with a blank line between, and a note that keeps hands off. */
export const page = (title: string, parts: readonly string[]): string =>
  [`<!-- Written by \`npm run docs\`; changes here are lost. -->`, `# ${title}`, ...parts]
    .join('\n\n')
    .concat('\n')

/** A value as one would write it in a recipe, on one line: `"#101a3a"`, `{ type: cut }`. */
export function flow(value: unknown): string {
  if (typeof value === 'string') return isPlainYaml(value) ? value : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** Some words are other values to YAML; some versions of it know more of them. */
const isPlainYaml = (text: string): boolean =>
  /^[A-Za-z][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
