/** The sources the rules look at: by path from the project's root, with what each imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { blankText } from './blank-text.ts'
import { type ImportKind, readImports } from './read-imports.ts'

export interface SourceImport {
  readonly kind: ImportKind
  readonly specifier: string
  readonly line: number
  /** Path from the root for a file of the project; absent for packages. */
  readonly target?: string
}

export interface Source {
  /** From the root, with slashes: `engine/run/queue.ts`. */
  readonly file: string
  readonly text: string
  /** `text` without comments and strings. */
  readonly code: string
  readonly imports: readonly SourceImport[]
}

/** One fault: what is wrong, and what would be right. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly what: string
  readonly allowed: string
}

export const TREES = ['engine', 'electron', 'renderer'] as const

const isSource = (file: string): boolean => /\.(?:tsx?|mjs)$/.test(file) && !file.includes('node_modules')

/** Every source below the trees, in order of their paths. */
export function readSources(root: string): readonly Source[] {
  const trees = TREES.filter((tree) => existsSync(path.join(root, tree)))
  const files = trees.flatMap((tree) =>
    readdirSync(path.join(root, tree), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(tree, file.replaceAll('\\', '/')),
    ),
  )
  return files
    .filter(isSource)
    .sort()
    .map((file) => sourceOf(file, readFileSync(path.join(root, file), 'utf8')))
}

export function sourceOf(file: string, text: string): Source {
  const imports = readImports(text).map((found): SourceImport => {
    if (!found.specifier.startsWith('.')) return found
    return { ...found, target: path.posix.join(path.posix.dirname(file), found.specifier) }
  })
  return { file, text, code: blankText(text), imports }
}
