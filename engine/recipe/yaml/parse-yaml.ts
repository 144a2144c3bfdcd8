/** Text -> plain JSON value with the place of every part of it; everything YAML can do beyond that is refused. */
import { type Document, LineCounter, parseAllDocuments, type YAMLError } from 'yaml'
import type { Json, Place } from '../recipe.ts'
import { checkText } from './check-text.ts'
import type { IssueList, ListedIssue } from './issue-list.ts'
import { type DocumentPlaces, findDocumentPlace, showPath } from './places.ts'
import { type NumberTexts, type OffsetPlace, yamlToJson } from './yaml-to-json.ts'

/** Strict YAML 1.2 core schema. `uniqueKeys` is quadratic in the library, so keys are compared by `yamlToJson`. */
export const YAML_OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  strict: true,
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
} as const

export interface ParsedYaml {
  readonly value: Json
  readonly places: DocumentPlaces
  /** Numbers as they were written, by path key: `version: 1.10` is text to people. */
  readonly numberTexts: NumberTexts
}

/**
 * Undefined when the text is no YAML at all. Whatever is wrong is added to `issues`, all of it; if anything was, the
 * value is incomplete and only the places are of use.
 */
export function parseYaml(source: string, issues: IssueList): ParsedYaml | undefined {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source
  if (!checkText(text, issues)) return undefined
  const before = issues.count
  const lines = new LineCounter()
  const documents = parseAllDocuments(text, { ...YAML_OPTIONS, lineCounter: lines })
  const placeOf = placesByOffset(text, lines)
  const document = theOnly('empty' in documents ? [] : documents, issues, placeOf)
  if (document === undefined) return undefined
  const tooDeep = document.errors.filter((error) => error.code === 'RESOURCE_EXHAUSTION').slice(0, 1)
  // Once the library gave up, its other errors are consequences.
  for (const error of tooDeep.length > 0 ? tooDeep : document.errors) addSyntaxError(error, issues, placeOf)
  // A tree made from broken text is a guess; faults found in it would be guesses too.
  if (issues.count > before || document.contents === null) return undefined
  return yamlToJson(document.contents, issues, placeOf)
}

/** The path and place under which people see an issue found while reading `parsed`. */
export function placeIssue(issue: ListedIssue, parsed: ParsedYaml | undefined) {
  const place = issue.place ?? (parsed && findDocumentPlace(parsed.places, issue.path, issue.part))
  return { path: showPath(issue.path, parsed?.value), place }
}

function theOnly(documents: readonly Document.Parsed[], issues: IssueList, placeOf: OffsetPlace) {
  const [document, second] = documents
  if (second !== undefined) {
    issues.add([], 'a file holds one recipe; a second document (---) starts here', {
      hint: 'put each recipe into a file of its own',
      place: placeOf(second.range[0], second.range[1]),
    })
  }
  if (document === undefined || (document.errors.length === 0 && document.contents === null)) {
    issues.add([], 'the recipe is empty', {
      hint: 'a recipe needs at least steps and output',
      place: placeOf(0, 1),
    })
  }
  return document
}

/** Offsets to lines without searching the text: a recipe may be one line of 256 KiB. */
function placesByOffset(text: string, lines: LineCounter): OffsetPlace {
  return (start, end): Place => {
    const { line, col } = lines.linePos(Math.min(start, text.length))
    const lineEnd = Math.min(end, (lines.lineStarts[line] ?? text.length + 1) - 1)
    const hasReturn = text[lineEnd - 1] === '\r' ? 1 : 0
    return {
      line: Math.max(1, line),
      column: Math.max(1, col),
      length: Math.max(1, lineEnd - hasReturn - start),
    }
  }
}

function addSyntaxError(error: YAMLError, issues: IssueList, placeOf: OffsetPlace): void {
  const hint = SYNTAX_HINTS[error.code]
  const message = SYNTAX_MESSAGES[error.code] ?? `not YAML: ${error.message}`
  issues.add([], message, { place: placeOf(...error.pos), ...(hint === undefined ? {} : { hint }) })
}

// Where the library's words speak of its own options or of JavaScript.
const SYNTAX_MESSAGES: Partial<Record<YAMLError['code'], string>> = {
  RESOURCE_EXHAUSTION: 'nested far too deeply',
  NON_STRING_KEY: 'a key must be plain text',
}

const SYNTAX_HINTS: Partial<Record<YAMLError['code'], string>> = {
  RESOURCE_EXHAUSTION: 'write it flatter',
  TAB_AS_INDENT: 'indent with spaces, never with tabs',
  BAD_INDENT: 'line it up with the lines it belongs to',
  MISSING_CHAR: 'close the quote or bracket that is still open',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that contains ": " in quotes',
  NON_STRING_KEY: 'use plain names as keys',
  BAD_ALIAS: 'an alias (*name) needs an anchor (&name) before it',
  MULTILINE_IMPLICIT_KEY: 'a key ends with ":" on its own line',
  KEY_OVER_1024_CHARS: 'use a shorter key',
}
