/** What may be written in the steps of a recipe, as far as everything there is to know of them is known. */
import type { ConfigSchema } from '../../../engine/contract/config-schema.ts'
import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import { useCatalogue } from '../canvas/use-catalogue.ts'
import { effectOf, knownSchema } from './known-schema.ts'
import { useEffects } from './queries.ts'

type StepFacts = Pick<RecipeStep, 'type' | 'config'>

/** Of a step's config; undefined where nobody knows its type. */
export type SchemaOf = (step: StepFacts) => ConfigSchema | undefined

export function useStepSchemas(steps: readonly StepFacts[]): SchemaOf {
  const known = useCatalogue()
  const effects = useEffects([...new Set(steps.flatMap((step) => effectOf(step) ?? []))])
  return (step) =>
    known && knownSchema(step, { types: known.types, effect: effects.get(effectOf(step) ?? '') })
}
