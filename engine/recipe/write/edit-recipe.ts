/** Changes a recipe's text where it is told to, and keeps comments, order and spelling of everything else. */
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isSeq,
  type Node,
  parseDocument,
  type ToStringOptions,
  type YAMLMap,
} from 'yaml'
import { ArtDagError } from '../../contract/errors.ts'
import { recipeError } from '../check/format-issues.ts'
import type { Json, RecipeStep } from '../recipe.ts'
import { createIssueList } from '../yaml/issue-list.ts'
import { parseYaml, placeIssue, YAML_OPTIONS } from '../yaml/parse-yaml.ts'
import { keepComments, styleOf, writeLike } from './author-style.ts'
import { descend, type EditPath, keyIn, leadsNowhere, positionOf, refuseBadPath } from './edit-path.ts'
import { keepText } from './keep-text.ts'
import { stepDocument } from './step-document.ts'

export type RecipeEdit =
  /** Gives a value, making the key (and the maps around it) where it is not there yet. */
  | { readonly set: EditPath; readonly value: Json }
  /** Takes a key or list item away. */
  | { readonly remove: EditPath }
  /** Adds a step at the end, or before the step of that id. */
  | { readonly addStep: RecipeStep; readonly before?: string }

/**
 * The text after the edits, made one after another. Whether it still is a recipe is for `readRecipe` to say.
 * @throws ArtDagError RECIPE_INVALID for a text that is no YAML we take; USAGE for a path that leads nowhere or into
 * a part that an alias shares with others.
 */
export function editRecipe(text: string, edits: readonly RecipeEdit[], fileName = 'recipe.yaml'): string {
  // Line ends of one kind inside, the author's outside.
  const edited = edits.reduce(
    (now, edit) => editOnce(now, edit, fileName),
    text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'),
  )
  return text.includes('\r\n') ? edited.replaceAll('\n', '\r\n') : edited
}

function editOnce(text: string, edit: RecipeEdit, fileName: string): string {
  const issues = createIssueList()
  const parsed = parseYaml(text, issues)
  if (issues.count > 0)
    throw recipeError(
      issues.settle((issue) => placeIssue(issue, parsed)),
      fileName,
      text,
    )
  const document: Document = parseDocument(text, { ...YAML_OPTIONS })
  const style = styleOf(text, kindOf(edit))
  const before = document.toString(style)
  applyEdit(document, edit)
  return keepText(text, before, printOrRefuse(document, style))
}

/** Of what is written, or of what a single value stands in: lists and maps may be spaced in different ways. */
function kindOf(edit: RecipeEdit): 'list' | 'map' {
  if ('addStep' in edit) return 'list'
  const value = 'set' in edit ? edit.value : null
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'list' : 'map'
  return typeof ('set' in edit ? edit.set : edit.remove).at(-1) === 'number' ? 'list' : 'map'
}

function applyEdit(document: Document, edit: RecipeEdit): void {
  if ('addStep' in edit) addStep(document, edit.addStep, edit.before)
  else if ('set' in edit) setValue(document, edit.set, edit.value)
  else removeValue(document, edit.remove)
}

function setValue(document: Document, path: EditPath, value: Json): void {
  refuseBadPath(path)
  const parent = descend(document, path.slice(0, -1), path, true)
  const key = keyIn(parent, path.at(-1) ?? '', path)
  const made = document.createNode(value, { aliasDuplicateObjects: false }) as Node
  const old = parent.get(key, true)
  writeLike(parent, made)
  if (isNode(old)) keepComments(old, made)
  if (isSeq(parent) && typeof key === 'number' && key === parent.items.length) parent.add(made)
  else parent.set(key, made)
}

function removeValue(document: Document, path: EditPath): void {
  refuseBadPath(path)
  const parent = descend(document, path.slice(0, -1), path, false)
  if (!parent.delete(keyIn(parent, path.at(-1) ?? '', path))) throw leadsNowhere(path)
}

function addStep(document: Document, step: RecipeStep, before: string | undefined): void {
  const path = ['steps']
  if (hasNoSteps(document)) document.set('steps', document.createNode([]))
  const steps = descend(document, path, path, false)
  // `steps: []` of a recipe that has just begun; its steps want lines of their own.
  if (steps.items.length === 0) steps.flow = false
  const { id, ...facts } = stepDocument(step)
  const made = document.createNode(isMap(steps) ? facts : { id, ...facts }, {
    aliasDuplicateObjects: false,
  }) as YAMLMap
  const inputs = made.get('inputs', true)
  if (isCollection(inputs)) inputs.flow = true
  const at = before === undefined ? steps.items.length : positionOf(steps, before, ['steps', before])
  if (isSeq(steps)) steps.items.splice(at, 0, made)
  else steps.items.splice(at, 0, document.createPair(step.id, made))
}

/** Not even an empty list of them. */
const hasNoSteps = (document: Document): boolean =>
  isMap(document.contents) &&
  (document.get('steps') ?? document.getIn(['dag', 'nodes']) ?? document.get('nodes') ?? null) === null

function printOrRefuse(document: Document, options: ToStringOptions): string {
  try {
    return document.toString(options)
  } catch (cause) {
    throw new ArtDagError(
      'USAGE',
      'What was taken away or replaced is shared with other places by an alias.',
      {
        hint: 'Write the values out in the text first, or edit the text itself.',
        cause,
      },
    )
  }
}
