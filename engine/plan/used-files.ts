/** The files behind a recipe's output, in the order in which it uses them, before any step is expanded. */
import { inputsFirst } from '../media/graph/order.ts'
import type { Catalogue } from '../nodes/descriptor.ts'
import { assignPorts } from '../recipe/check/assign-ports.ts'
import type { Recipe, RecipeStep } from '../recipe/recipe.ts'
import type { SourceFile } from './graph.ts'

export function usedFiles(
  recipe: Recipe,
  output: string,
  files: ReadonlyMap<string, readonly SourceFile[]>,
  catalogue: Catalogue,
): readonly SourceFile[] {
  const steps = new Map(recipe.steps.map((step) => [step.id, step]))
  const namesBehind = (name: string): readonly string[] => {
    const step = steps.get(name)
    return step ? inputsOf(step, catalogue) : []
  }
  return inputsFirst([output], namesBehind).flatMap((name) =>
    steps.has(name) ? [] : (files.get(name) ?? []),
  )
}

/** Names in the order of the type's ports. */
function inputsOf(step: RecipeStep, catalogue: Catalogue): readonly string[] {
  if (step.isMuted) return []
  if (step.isBypassed) return step.inputs.slice(0, 1).map(({ from }) => from)
  const { ports } = assignPorts(step, catalogue.get(step.type)?.ports ?? [])
  return ports.flatMap(({ inputs }) => inputs.map(({ from }) => from))
}
