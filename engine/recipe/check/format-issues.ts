/** The text of a recipe's faults as people see it: where, the line, a marker, what is wrong, what to try. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Place, RecipeIssue } from '../recipe.ts'
import { printable } from '../yaml/suggest.ts'

const MAX_WIDTH = 100

/**
 * All issues, in their order, separated by empty lines:
 *
 *   recipe.yaml:14:13  steps.sync_video.config.mode
 *     14 |       mode: strech
 *        |             ^^^^^^
 *     must be "stretch" or "cut", not "strech"
 *     try: did you mean "stretch"?
 */
export function formatIssues(issues: readonly RecipeIssue[], fileName: string, text: string): string {
  const lines = splitLines(text)
  return issues.map((issue) => formatIssue(issue, printable(fileName), lines)).join('\n\n')
}

/** The issues as one error; `details.issues` has them as data. */
export function recipeError(issues: readonly RecipeIssue[], fileName: string, text: string): ArtDagError {
  return new ArtDagError('RECIPE_INVALID', formatIssues(issues, fileName, text), {
    hint: issues.length === 1 ? 'Correct the marked place.' : `Correct the ${issues.length} marked places.`,
    details: { file: fileName, issues: issues.map(issueDetails) },
  })
}

function issueDetails(issue: RecipeIssue) {
  const { path, message, hint, place } = issue
  return { path, message, ...(hint === undefined ? {} : { hint }), ...place }
}

function formatIssue(issue: RecipeIssue, fileName: string, lines: readonly string[]): string {
  const { place } = issue
  const where = place === undefined ? fileName : `${fileName}:${place.line}:${place.column}`
  const path = issue.path === '' ? '' : `  ${printable(issue.path)}`
  return [
    where + path,
    ...(place === undefined ? [] : markedLine(place, lines[place.line - 1] ?? '')),
    `  ${printable(issue.message)}`,
    ...(issue.hint === undefined ? [] : [`  try: ${printable(issue.hint)}`]),
  ].join('\n')
}

function markedLine(place: Place, line: string): readonly string[] {
  const gutter = String(place.line)
  const window = clip(line, place)
  return [`  ${gutter} | ${window.text}`.trimEnd(), `  ${' '.repeat(gutter.length)} | ${window.marker}`]
}

/** The part of a line around its fault: a recipe may be one line of 256 KiB. */
function clip(line: string, place: Place): { text: string; marker: string } {
  const start = Math.max(0, place.column - 1 - MAX_WIDTH / 2)
  const from = line.length <= MAX_WIDTH ? 0 : start
  const lead = from > 0 ? '…' : ''
  const trail = from + MAX_WIDTH < line.length ? '…' : ''
  const before = lead + visible(line.slice(from, place.column - 1))
  const marked = visible(
    line.slice(place.column - 1, Math.min(from + MAX_WIDTH, place.column - 1 + place.length)),
  )
  const text = lead + visible(line.slice(from, from + MAX_WIDTH)) + trail
  return { text, marker: ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(marked))) }
}

/** One column per character, whatever it was, so that the marker stands under its place. */
function visible(text: string): string {
  return printable(text.replaceAll('\t', ' '), ' ')
}

function width(text: string): number {
  return [...text].length
}

function splitLines(text: string): readonly string[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
}
