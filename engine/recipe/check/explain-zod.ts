/** A node type's verdict on a config, in the words of our messages. */
import type { z } from 'zod'
import { kindOf } from '../read/cursor.ts'
import type { Json } from '../recipe.ts'
import { type DocumentPath, valueAt } from '../yaml/places.ts'
import { anyOf, quoted, suggest } from '../yaml/suggest.ts'
import { keysAt, valuesAt } from './schema-at.ts'

export interface ConfigFault {
  /** Within the config. */
  readonly path: DocumentPath
  readonly message: string
  readonly hint?: () => string | undefined
  readonly part?: 'key'
}

interface Checked {
  readonly schema: z.ZodType
  readonly config: Json
}

/** What is wrong with a config; empty when it is right. Messages written in the schema itself are kept. */
export function configFaults(schema: z.ZodType, config: Json): readonly ConfigFault[] {
  const result = schema.safeParse(config, { error: explain, reportInput: true })
  return result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(issue, [], { schema, config }))
}

function faultsOf(issue: z.core.$ZodIssue, base: DocumentPath, checked: Checked): readonly ConfigFault[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, checked.schema)
  if (issue.code === 'invalid_union' && issue.message === NO_FORM) {
    const branch = likeliestBranch(issue)
    return branch?.flatMap((inner) => faultsOf(inner, path, checked)) ?? [unionFault(issue, path, checked)]
  }
  const { input } = issue
  if (issue.code === 'invalid_value' && typeof input === 'string') {
    return [{ path, message: issue.message, hint: () => suggest(input, issue.values.map(String)) }]
  }
  return [{ path, message: issue.message }]
}

function unknownKeys(keys: readonly string[], path: DocumentPath, schema: z.ZodType): readonly ConfigFault[] {
  return keys.map((key) => ({
    path: [...path, key],
    message: `there is no ${quoted(key)} here`,
    hint: () => suggest(key, keysAt(schema, path)) ?? 'remove it; this step has no settings',
    part: 'key' as const,
  }))
}

/** Of the forms a value may have, the one that got furthest in; undefined when it is none of them at all. */
function likeliestBranch(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | undefined {
  const isOther = (inner: z.core.$ZodIssue) =>
    inner.path.length === 0 && (inner.code === 'invalid_type' || inner.code === 'invalid_value')
  const started = issue.errors.filter((branch) => branch.length > 0 && !branch.some(isOther))
  return started.sort((a, b) => a.length - b.length)[0]
}

/** What a value of several forms may be, when it is none of them. */
function unionFault(issue: z.core.$ZodIssueInvalidUnion, path: DocumentPath, checked: Checked): ConfigFault {
  const forms = [...new Set(issue.errors.flat().map(wantedBy))]
  const names = forms.length > 0 ? [] : valuesAt(checked.schema, path)
  const words = forms.length > 0 ? forms.join(' or ') : anyOf(names)
  const given = valueAt(checked.config, path)
  if (words === '') return { path, message: issue.message }
  const message = `must be ${words}, not ${shownValue(given)}`
  return typeof given === 'string'
    ? { path, message, hint: () => nearestOf(given, names) }
    : { path, message }
}

function nearestOf(given: string, names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : suggest(given, names)
}

function wantedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return anyOf(issue.values.map(String))
  return issue.code === 'invalid_type' ? (EXPECTED[issue.expected] ?? issue.expected) : 'another form'
}

/** Words for a raw zod issue; undefined leaves zod's own. */
function explain(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    const expected = EXPECTED[issue.expected] ?? issue.expected
    return issue.input === undefined
      ? `is missing; it must be ${expected}`
      : `must be ${expected}, not ${shownValue(issue.input)}`
  }
  if (issue.code === 'invalid_value')
    return `must be ${anyOf(issue.values.map(String))}, not ${shownValue(issue.input)}`
  if (issue.code === 'too_small')
    return bound(issue.origin, 'at least', 'more than', issue.minimum, issue.inclusive)
  if (issue.code === 'too_big')
    return bound(issue.origin, 'at most', 'less than', issue.maximum, issue.inclusive)
  if (issue.code === 'not_multiple_of') return `must be a multiple of ${issue.divisor}`
  if (issue.code === 'invalid_union') return NO_FORM
  return undefined
}

// Stands for a union without a message of its own; `unionFault` says more where it can.
const NO_FORM = 'has none of the forms it may have'

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
}

function bound(
  origin: string,
  inclusive: string,
  exclusive: string,
  limit: number | bigint,
  isInclusive?: boolean,
): string {
  const unit = origin === 'string' ? ' characters' : origin === 'array' || origin === 'set' ? ' items' : ''
  const verb = unit === '' ? 'be' : 'have'
  return `must ${verb} ${isInclusive === false ? exclusive : inclusive} ${limit}${unit}`
}

function shownValue(input: unknown): string {
  if (typeof input === 'string') return quoted(input)
  return typeof input === 'number' || typeof input === 'boolean' ? String(input) : kindOf(input as Json)
}
