/** What a recipe takes, in a few signs. Pure. */
import type { KeptRecipe } from '../../engine/contract/groups/recipes.ts'
import type { Kind } from '../media/kind.tsx'

export interface KindCount {
  readonly kind: Exclude<Kind, 'signal'>
  readonly count: number
  /** At least one of them takes as many as there are. */
  readonly isList: boolean
}

const KINDS = ['video', 'audio', 'image', 'any'] as const

/** Of the inputs that are filled when it is run. */
export const kindCounts = (inputs: KeptRecipe['inputs']): readonly KindCount[] =>
  KINDS.flatMap((kind) => {
    const wanted = inputs.filter((input) => !input.isFixed && kindOf(input.kind) === kind)
    if (wanted.length === 0) return []
    return [{ kind, count: wanted.length, isList: wanted.some(({ isList }) => isList) }]
  })

const kindOf = (kind: string): KindCount['kind'] => KINDS.find((known) => known === kind) ?? 'any'
