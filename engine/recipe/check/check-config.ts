/** Checks a recipe against the node types an engine knows: types, ports, configs. */
import type { AnyNodeType, Catalogue } from '../../nodes/descriptor.ts'
import { applyParams } from '../params/apply-params.ts'
import type { Recipe, RecipeIssue, RecipeStep } from '../recipe.ts'
import { createIssueList, type IssueList } from '../yaml/issue-list.ts'
import { findPlace, type Places } from '../yaml/places.ts'
import { anyOf, quoted, suggest } from '../yaml/suggest.ts'
import { assignPorts, type PortInputs } from './assign-ports.ts'
import { configFaults } from './explain-zod.ts'

/** Finds the place of a path as people see it; `part` is 'key' where the key itself is at fault. */
export type PlaceOf = (path: string, part: 'key' | 'value') => RecipeIssue['place']

/** A `PlaceOf` over what `readRecipe` found; edits after reading fall back to the nearest thing in the text. */
export function placesOf(places: Places): PlaceOf {
  return (path, part) => findPlace(places, path, part)
}

/** All faults, in the order of the text. Parameters still open count with their defaults. */
export function checkAgainstCatalogue(
  recipe: Recipe,
  catalogue: Catalogue,
  place: PlaceOf,
): readonly RecipeIssue[] {
  const issues = createIssueList()
  const lists = new Set(recipe.inputs.filter((input) => input.isList).map((input) => input.name))
  for (const step of applyParams(recipe, {}).steps) checkStep(step, catalogue, lists, issues)
  return issues.settle((issue) => {
    const path = issue.path.join('.')
    return { path, place: place(path, issue.part) }
  })
}

function checkStep(
  step: RecipeStep,
  catalogue: Catalogue,
  lists: ReadonlySet<string>,
  issues: IssueList,
): void {
  const type = catalogue.get(step.type)
  if (type === undefined) {
    issues.add(['steps', step.id, 'type'], `there is no node type ${quoted(step.type)}`, {
      hint: () => suggest(step.type, catalogue.keys()),
    })
    return
  }
  checkPorts(step, type, lists, issues)
  for (const { path, message, ...more } of configFaults(type.config, step.config)) {
    issues.add(['steps', step.id, 'config', ...path], message, more)
  }
}

function checkPorts(
  step: RecipeStep,
  type: AnyNodeType,
  lists: ReadonlySet<string>,
  issues: IssueList,
): void {
  if (type.hasOpenPorts) return
  const names = type.ports.map((port) => port.name)
  const path = ['steps', step.id, 'inputs']
  const assigned = assignPorts(step, type.ports)
  for (const name of new Set(assigned.unknown.map((index) => step.inputs[index]?.port ?? ''))) {
    issues.add([...path, name], `${type.type} has no input ${quoted(name)}`, {
      part: 'key',
      hint: () => suggest(name, names) ?? 'it takes no inputs',
    })
  }
  const [extra] = assigned.tooMany
  if (extra !== undefined)
    issues.add([...path, extra], `${type.type} ${takes(type)}, not ${step.inputs.length}`, {
      hint: 'remove the inputs from here on',
    })
  for (const port of assigned.ports) checkPort(port, step, type, lists, issues)
}

function checkPort(
  { port, inputs }: PortInputs,
  step: RecipeStep,
  type: AnyNodeType,
  lists: ReadonlySet<string>,
  issues: IssueList,
): void {
  const path = ['steps', step.id, 'inputs']
  const isNamed = step.inputs.some((input) => input.port !== undefined)
  // One input may stand for many files; how many is known when the recipe is run.
  const isOpen = inputs.some((input) => lists.has(input.from))
  if (inputs.length < port.min && !isOpen) {
    const hint = `add ${quoted(port.name)}: ${port.description}`
    issues.add(path, `${type.type} ${takes(type)}; ${quoted(port.name)} has ${inputs.length}`, {
      part: 'key',
      hint,
    })
  }
  if (inputs.length > port.max) {
    issues.add(
      isNamed ? [...path, port.name] : path,
      `${quoted(port.name)} of ${type.type} takes at most ${port.max}, not ${inputs.length}`,
    )
  }
}

function takes(type: AnyNodeType): string {
  if (type.ports.length === 0) return 'takes no inputs'
  const min = type.ports.reduce((sum, port) => sum + port.min, 0)
  const max = type.ports.reduce((sum, port) => sum + port.max, 0)
  const count =
    min === max ? `${min}` : max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`
  const isOne = max === 1 || (min === 1 && max === Number.POSITIVE_INFINITY)
  return `takes ${count} ${isOne ? 'input' : 'inputs'} (${anyOf(type.ports.map((port) => port.name)).replace(/ or /, ', ')})`
}
