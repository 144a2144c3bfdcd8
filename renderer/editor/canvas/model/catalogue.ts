/** Node types as the engine describes them, and the ports of a step, which for a sub-recipe are that recipe's inputs. */
import type { EngineClient } from '../../../../engine/client/engine-client.ts'
import type { MediaKind, RecipeStep } from '../../../../engine/recipe/recipe.ts'

export type NodeInfo = Awaited<ReturnType<EngineClient['system']['nodes']>>[number]

export interface Port {
  readonly name: string
  readonly description: string
  readonly kinds: readonly MediaKind[]
  readonly min: number
  /** Infinity for lists. */
  readonly max: number
  readonly wants?: number
}

export interface Catalogue {
  readonly types: ReadonlyMap<string, NodeInfo>
  /** Inputs of recipes that RECIPE steps name, as far as they are known, by what the step calls them. */
  readonly recipes: ReadonlyMap<string, readonly Port[]>
}

export const EMPTY_CATALOGUE: Catalogue = { types: new Map(), recipes: new Map() }

/** What takes anything: ports of types that are not known here. */
export const ALL_KINDS: readonly MediaKind[] = ['video', 'audio', 'image']

/** The name of the recipe that a step stands for. */
export const recipeOf = ({ type, config }: Pick<RecipeStep, 'type' | 'config'>): string | undefined =>
  type === 'RECIPE' && typeof config.recipe === 'string' ? config.recipe : undefined

/** Of a type nobody knows, the ports it was written with: it keeps them. */
export function portsOf(
  step: Pick<RecipeStep, 'type' | 'config' | 'inputs'>,
  known: Catalogue,
): readonly Port[] {
  const info = known.types.get(step.type)
  const recipe = recipeOf(step)
  if (recipe !== undefined) return known.recipes.get(recipe) ?? writtenPorts(step)
  return info ? info.ports.map(portOf) : writtenPorts(step)
}

export const portOf = (port: NodeInfo['ports'][number]): Port => ({
  name: port.name,
  description: port.description,
  kinds: port.kinds as readonly MediaKind[],
  min: port.min,
  max: port.max ?? Number.POSITIVE_INFINITY,
  ...(port.wants === undefined ? {} : { wants: port.wants }),
})

function writtenPorts({ inputs }: Pick<RecipeStep, 'inputs'>): readonly Port[] {
  const names = [...new Set(inputs.flatMap(({ port }) => port ?? []))]
  return (names.length > 0 ? names : ['inputs']).map((name) => ({
    name,
    description: '',
    kinds: ALL_KINDS,
    min: 0,
    max: Number.POSITIVE_INFINITY,
  }))
}
