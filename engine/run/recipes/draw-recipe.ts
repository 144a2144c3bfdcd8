/** A recipe as nodes and edges, each with its place: what a drawing of it needs. */
import type { z } from 'zod'
import type { DagNode } from '../../contract/groups/recipes.ts'
import type { Recipe, RecipeStep } from '../../recipe/recipe.ts'

type Node = z.infer<typeof DagNode>
interface Edge {
  from: string
  to: string
  port?: string
}

export interface RecipeDrawing {
  readonly name: string
  readonly nodes: Node[]
  readonly edges: Edge[]
  readonly levels: number
}

/** Inputs stand left of all steps, a step right of all that it takes. */
export function drawRecipe(recipe: Recipe): RecipeDrawing {
  const steps = new Map(recipe.steps.map((step) => [step.id, step]))
  const levels = levelsOf(recipe, steps)
  const columns = Map.groupBy(levels, ([, level]) => level)
  const rows = new Map<string, number>()
  for (const level of [...columns.keys()].sort((a, b) => a - b)) {
    const ids = (columns.get(level) ?? []).map(([id]) => id)
    for (const [row, id] of inFewCrossings(ids, steps, rows).entries()) rows.set(id, row)
  }
  const nodes = [...levels].map(([id, level]) => {
    const place = { id, level, row: rows.get(id) ?? 0, isOutput: id === recipe.output }
    const step = steps.get(id)
    return step ? stepNode(step, place) : inputNode(recipe, place)
  })
  const edges = recipe.steps.flatMap(({ id, inputs }) =>
    inputs.map(({ from, port }): Edge => ({ from, to: id, ...(port === undefined ? {} : { port }) })),
  )
  return { name: recipe.name, nodes, edges, levels: Math.max(...levels.values(), 0) + 1 }
}

type Place = Pick<Node, 'id' | 'level' | 'row' | 'isOutput'>

const stepNode = ({ type, title, id, isMuted, isBypassed }: RecipeStep, place: Place): Node => ({
  ...place,
  kind: 'step',
  type,
  title: title ?? id,
  isMuted,
  isBypassed,
})

const inputNode = ({ inputs }: Recipe, place: Place): Node => ({
  ...place,
  kind: 'input',
  type: inputs.find(({ name }) => name === place.id)?.kind ?? 'any',
  title: place.id,
  isMuted: false,
  isBypassed: false,
})

/** Longest way from an input, in document order within each level. Steps wait until all that they take has its level. */
function levelsOf(recipe: Recipe, steps: ReadonlyMap<string, RecipeStep>): Map<string, number> {
  const known = new Map<string, number>()
  for (const { name } of recipe.inputs) if (!steps.has(name)) known.set(name, 0)
  const users = new Map<string, RecipeStep[]>()
  const missing = new Map<string, number>()
  for (const step of recipe.steps) {
    const needs = new Set(step.inputs.map(({ from }) => from).filter((from) => steps.has(from)))
    missing.set(step.id, needs.size)
    for (const need of needs) users.set(need, [...(users.get(need) ?? []), step])
  }
  const ready = recipe.steps.filter(({ id }) => missing.get(id) === 0)
  for (let step = ready.shift(); step; step = ready.shift()) {
    known.set(step.id, 1 + Math.max(0, ...step.inputs.map(({ from }) => known.get(from) ?? 0)))
    for (const user of users.get(step.id) ?? []) {
      const left = (missing.get(user.id) ?? 0) - 1
      missing.set(user.id, left)
      if (left === 0) ready.push(user)
    }
  }
  return known
}

/** By the middle of what each takes; what takes nothing yet placed keeps its order. */
function inFewCrossings(
  ids: readonly string[],
  steps: ReadonlyMap<string, RecipeStep>,
  rows: ReadonlyMap<string, number>,
): readonly string[] {
  const middle = (id: string, index: number): number => {
    const sources = steps.get(id)?.inputs.flatMap(({ from }) => rows.get(from) ?? []) ?? []
    return sources.length === 0 ? index : sources.reduce((sum, row) => sum + row, 0) / sources.length
  }
  return ids
    .map((id, index) => ({ id, at: middle(id, index) }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id)
}
