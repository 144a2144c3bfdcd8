/** What a source file imports: every way TypeScript has to name another file. */
import { blankText } from './blank-text.ts'

/**
 * value: loaded when the file is. type: gone when the file runs. worker: started in another thread by its URL.
 * `import { type A } from …` is a value: what remains of it when types are stripped still loads the file.
 */
export type ImportKind = 'value' | 'type' | 'worker'

export interface Import {
  readonly specifier: string
  readonly kind: ImportKind
  /** From 1. */
  readonly line: number
}

const QUOTED = `(?<quote>['"])(?<inside> *)\\k<quote>`
/** What may stand between `import` and `from`: names, commas, braces, a star. */
const CLAUSE = '[\\w$\\s,{}*]*?'
const WAYS: readonly { readonly kind: ImportKind; readonly pattern: RegExp }[] = [
  { kind: 'type', pattern: new RegExp(`^(?:import|export)\\s+type\\s${CLAUSE}\\bfrom\\s*${QUOTED}`, 'gmd') },
  {
    kind: 'value',
    pattern: new RegExp(`^(?:import|export)\\s+(?!type\\s)${CLAUSE}\\bfrom\\s*${QUOTED}`, 'gmd'),
  },
  { kind: 'value', pattern: new RegExp(`^import\\s*${QUOTED}`, 'gmd') },
  { kind: 'value', pattern: new RegExp(`\\bimport\\s*\\(\\s*${QUOTED}`, 'gd') },
  { kind: 'worker', pattern: new RegExp(`\\bnew URL\\(\\s*${QUOTED}\\s*,\\s*import\\.meta\\.url`, 'gd') },
]

/** In order of their lines. */
export function readImports(source: string): readonly Import[] {
  const code = blankText(source)
  const found = WAYS.flatMap(({ kind, pattern }) =>
    [...code.matchAll(pattern)].map((match): Import => {
      const [from, to] = match.indices?.groups?.inside ?? [0, 0]
      return { kind, specifier: source.slice(from, to), line: lineAt(code, from) }
    }),
  )
  return found.sort((a, b) => a.line - b.line)
}

/** From 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length
