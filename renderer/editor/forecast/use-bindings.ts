/** What the open recipe's inputs and parameters are tried with. */
import { useMemo } from 'react'
import type { InputBinding } from '../../../engine/contract/schemas.ts'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { useDocument } from '../document/use-document.tsx'
import { bindingsOf, missingInputs } from './bindings.ts'

export function useBindings(): readonly InputBinding[] {
  const { recipe, fill } = useFilled()
  return useMemo(() => bindingsOf(recipe, fill), [recipe, fill])
}

/** Names of variable inputs that nothing fills yet. */
export function useMissingInputs(): readonly string[] {
  const { recipe, fill } = useFilled()
  return useMemo(() => missingInputs(recipe, fill), [recipe, fill])
}

function useFilled() {
  const recipe: Recipe | undefined = useDocument((state) => state.recipe)
  const fill = useDocument((state) => state.reading.ui.fill)
  return { recipe, fill }
}
