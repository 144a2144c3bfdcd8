/** What is refused before the YAML library sees the text: size, control characters, directives. */

import type { Place } from '../recipe.ts'
import type { IssueList } from './issue-list.ts'
import { RECIPE_LIMITS } from './limits.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
const DIRECTIVE = /^%.*/gm

/** True when the text is fit to be parsed; otherwise the reasons are in `issues`. */
export function checkText(text: string, issues: IssueList): boolean {
  const before = issues.count
  if (!isSmallEnough(text)) {
    issues.add([], `the recipe is larger than ${RECIPE_LIMITS.sizeBytes / 1024} KiB`, {
      hint: 'split it into recipes that use one another (RECIPE steps)',
    })
    return false
  }
  const controlAt = placesInOrder(text)
  for (const found of text.matchAll(CONTROL)) {
    issues.add([], `control character U+${codeOf(found[0])} in the text`, {
      hint: 'save the recipe as plain UTF-8 text without it',
      place: controlAt(found.index, 1),
    })
  }
  if (!text.isWellFormed())
    issues.add([], 'the text is not valid Unicode', { hint: 'save the recipe as UTF-8' })
  const directiveAt = placesInOrder(text)
  for (const found of text.matchAll(DIRECTIVE)) {
    issues.add([], 'YAML directives (%) are not allowed', {
      hint: 'remove the line; recipes are YAML 1.2',
      place: directiveAt(found.index, found[0].length),
    })
  }
  return issues.count === before
}

/** Whether a string holds a character that a recipe may not (escapes like "\0" bring them in past the text). */
export function hasControlCharacter(value: string): boolean {
  CONTROL.lastIndex = 0
  return CONTROL.test(value) || !value.isWellFormed()
}

/** Cheap for texts of any length: bytes are counted only when the characters are few enough. */
export function isSmallEnough(text: string): boolean {
  if (text.length > RECIPE_LIMITS.sizeBytes) return false
  return new TextEncoder().encode(text).length <= RECIPE_LIMITS.sizeBytes
}

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}

/** Places for offsets asked in rising order: a text may be all faults, so the lines are counted only once. */
function placesInOrder(text: string): (offset: number, length: number) => Place {
  let line = 1
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  return (offset, length) => {
    while (lineEnd >= 0 && lineEnd < offset) {
      line += 1
      lineStart = lineEnd + 1
      lineEnd = text.indexOf('\n', lineStart)
    }
    return { line, column: offset - lineStart + 1, length: Math.max(1, length) }
  }
}
