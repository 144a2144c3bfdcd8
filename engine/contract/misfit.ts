/** Input that is not as a procedure's schema wants it, in words. */
import type { ErrorReport } from './errors.ts'

/** Of any library that follows the standard for schemas. */
export interface InputIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

const MOST_ISSUES = 20

export function misfit(issues: readonly InputIssue[]): ErrorReport {
  const placed = issues.map(({ path, message }) => ({ path: pathOf(path), message }))
  const [first] = placed
  return {
    code: 'USAGE',
    message: `the input does not fit${first ? `: ${first.path}: ${first.message}` : ''}`,
    hint: 'see artdag <command> --help, or /docs of a server, for what it may be',
    details: { issues: placed.slice(0, MOST_ISSUES) },
  }
}

const pathOf = (path: InputIssue['path'] = []): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.') || 'input'
