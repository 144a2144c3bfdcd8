/** The graph of what a request asks for: a recipe's output or another of its steps, all of it, a range, or one frame. */
import { ArtDagError } from '../../contract/errors.ts'
import type { RenderRequest } from '../../contract/schemas.ts'
import type { ResolvedGraph } from '../../plan/graph.ts'
import { type Ingredients, resolveGraph } from '../../plan/resolve.ts'
import type { Recipe } from '../../recipe/recipe.ts'
import { suggest } from '../../recipe/yaml/suggest.ts'
import { type Excerpt, takeRange, takeStill } from './excerpt.ts'

export interface WantedGraph extends Excerpt {
  /** Before anything was taken out of it: what of the recipe is in use. */
  readonly whole: ResolvedGraph
}

type Wish = Pick<RenderRequest, 'target' | 'range' | 'still'>

/** @throws ArtDagError USAGE, and what resolving the recipe throws */
export function wantedGraph(recipe: Recipe, wish: Wish, ingredients: Ingredients): WantedGraph {
  const { target, range, still } = wish
  if (range && still) {
    throw new ArtDagError('USAGE', 'a still is one frame, and has no range', {
      hint: 'give either a range or a still',
    })
  }
  const whole = resolveGraph(recipe, { ...ingredients, ...(target === undefined ? {} : { target }) })
  if (range) return { whole, ...takeRange(whole, range, ingredients.catalogue) }
  if (!still) return { whole, graph: whole, suffix: '' }
  const node = still.node ?? target ?? recipe.output
  const graph = still.node === undefined ? whole : graphOfNode(recipe, node, whole, ingredients)
  return { whole, ...takeStill(graph, { node, atSec: still.atSec }, ingredients.catalogue) }
}

/** On the recipe's own canvas: the step as it is in the whole, with the same id. */
function graphOfNode(
  recipe: Recipe,
  node: string,
  { canvas }: ResolvedGraph,
  ingredients: Ingredients,
): ResolvedGraph {
  const names = [...recipe.steps.map(({ id }) => id), ...recipe.inputs.map(({ name }) => name)]
  if (names.includes(node)) return resolveGraph(recipe, { ...ingredients, target: node, canvas })
  const hint = suggest(node, names)
  throw new ArtDagError('USAGE', `the recipe has no step or input “${node}”`, {
    ...(hint === undefined ? {} : { hint }),
    details: { node },
  })
}
