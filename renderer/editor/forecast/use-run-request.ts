/** The open recipe as it is asked for: its text, what fills its inputs, the values that are tried. */
import { useMemo } from 'react'
import type { InputBinding, RecipeText } from '../../../engine/contract/schemas.ts'
import type { Json } from '../../../engine/recipe/recipe.ts'
import { useDocument } from '../document/use-document.tsx'
import { useBindings } from './use-bindings.ts'

export interface DocumentRequest {
  readonly recipe: RecipeText
  readonly inputs: InputBinding[]
  readonly params: Record<string, Json>
}

export function useRunRequest(): DocumentRequest {
  const text = useDocument((state) => state.text)
  const name = useDocument((state) => state.name)
  const params = useDocument((state) => state.reading.ui.params)
  const declared = useDocument((state) => state.recipe?.params)
  const inputs = useBindings()
  return useMemo(() => {
    // Values of parameters that the recipe no longer has would be refused.
    const known = Object.entries(params).filter(([key]) => declared?.some((param) => param.name === key))
    return {
      recipe: { text, fileName: `${name}.yaml` },
      inputs: [...inputs],
      params: Object.fromEntries(known),
    }
  }, [text, name, params, declared, inputs])
}
