/** An effect's YAML text -> checked document with its CID, or every fault with its place. */

import { documentCid } from '../content/cid.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { configFaults } from '../recipe/check/explain-zod.ts'
import { recipeError } from '../recipe/check/format-issues.ts'
import { createIssueList, type IssueList } from '../recipe/yaml/issue-list.ts'
import { type ParsedYaml, parseYaml, placeIssue } from '../recipe/yaml/parse-yaml.ts'
import { checkEffect } from './check-effect.ts'
import { EffectDocument } from './format.ts'

export interface ReadEffect {
  /** CID of the canonical document: spacing and comments of the file do not count, every value does. */
  readonly cid: Cid
  readonly document: EffectDocument
}

/** @throws ArtDagError EFFECT_INVALID with file, line and column of every fault */
export function readEffect(text: string, fileName: string): ReadEffect {
  const issues = createIssueList()
  const parsed = parseYaml(text, issues)
  const document = parsed && issues.count === 0 ? checkDocument(parsed, issues) : undefined
  if (!document) throw effectError(issues, parsed, fileName, text)
  return { cid: documentCid(document).cid, document }
}

function checkDocument({ value }: ParsedYaml, issues: IssueList): EffectDocument | undefined {
  const written = withTextVersion(value)
  for (const { path, message, ...more } of configFaults(EffectDocument, written))
    issues.add(path, message, more)
  if (issues.count > 0) return undefined
  const document = EffectDocument.parse(written)
  for (const { path, message } of checkEffect(document)) issues.add(splitPath(path), message)
  return issues.count > 0 ? undefined : document
}

/** `version: 2` is a number to YAML and a name to people. */
function withTextVersion(value: ParsedYaml['value']): ParsedYaml['value'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const map = value as { readonly [key: string]: ParsedYaml['value'] }
  return typeof map.version === 'number' ? { ...map, version: String(map.version) } : value
}

/** `filter[2].with.h` as steps into the document. */
const splitPath = (path: string): readonly (string | number)[] =>
  path
    .split(/\.|\[|\]\.?/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

function effectError(
  issues: IssueList,
  parsed: ParsedYaml | undefined,
  fileName: string,
  text: string,
): ArtDagError {
  const { message, details } = recipeError(
    issues.settle((issue) => placeIssue(issue, parsed)),
    fileName,
    text,
  )
  return new ArtDagError('EFFECT_INVALID', message, {
    hint: 'Correct the marked places.',
    ...(details ? { details } : {}),
  })
}
