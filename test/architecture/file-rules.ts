/** Rules about single files: length, `any`, empty names. */
import path from 'node:path'
import { EMPTY_NAMES, MAX_LINES } from './layers.ts'
import { lineAt } from './read-imports.ts'
import type { Finding, Source } from './sources.ts'

export function checkLength({ file, text }: Source): readonly Finding[] {
  const lines = text.trimEnd().split('\n').length
  if (lines <= MAX_LINES) return []
  return [{ file, line: MAX_LINES + 1, what: `${lines} lines`, allowed: `at most ${MAX_LINES}` }]
}

const ANY = /(?::|\bas|[<,|&])\s*any\b(?!\s*[:(=])/g

/** Unless the line before gives biome a reason. */
export const checkAny = ({ file, text, code }: Source): readonly Finding[] =>
  [...code.matchAll(ANY)].flatMap((match) => {
    const line = lineAt(code, match.index + match[0].length - 1)
    const before = text.split('\n')[line - 2] ?? ''
    if (/biome-ignore lint\/suspicious\/noExplicitAny: \S/.test(before)) return []
    return [{ file, line, what: 'any', allowed: 'a real type, or unknown' }]
  })

export function checkName({ file }: Source): readonly Finding[] {
  const parts = file.split('/').map((part) => part.slice(0, part.length - path.extname(part).length))
  const empty = parts.find((part) =>
    part.split('-').some((word) => (EMPTY_NAMES as readonly string[]).includes(word)),
  )
  return empty === undefined
    ? []
    : [{ file, line: 1, what: `is called ${empty}`, allowed: 'a name for the one thing inside' }]
}
