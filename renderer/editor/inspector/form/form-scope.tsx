/** What the fields of one form share: where their values go, and what is known around them. */
import { createContext, useContext } from 'react'
import type { Json, RecipeParam } from '../../../../engine/recipe/recipe.ts'
import type { ValuePath } from './written-value.ts'

export interface FormScope {
  /** Undefined takes the value away, so that the default holds again. */
  readonly edit: (path: ValuePath, value: Json | undefined, title: string) => void
  /** What is wrong with the value at the path; `isDeep`: or inside it. */
  readonly errorAt: (path: ValuePath, isDeep: boolean) => string | undefined
  /** Whether the things that are edited together differ here. */
  readonly differsAt: (path: ValuePath) => boolean
  /** Values may come from these; absent: they cannot come from anywhere. */
  readonly links?: ParamLinks
  /** The beat nearest to a time; absent while there is no song to follow. */
  readonly snap?: ((seconds: number) => Promise<number | undefined>) | undefined
}

export interface ParamLinks {
  readonly params: readonly RecipeParam[]
  /** `param` absent: to a new one, which begins with the value. */
  readonly link: (path: ValuePath, title: string, value: Json, param?: string) => void
}

const ScopeContext = createContext<FormScope | undefined>(undefined)

export const FormScopeProvider = ScopeContext.Provider

export function useFormScope(): FormScope {
  const scope = useContext(ScopeContext)
  if (!scope) throw new Error('no FormScopeProvider around this')
  return scope
}

/** What every control gets. */
export interface ControlProps<Value> {
  readonly id: string
  /** Its name for everybody who does not see the label. */
  readonly label: string
  /** Undefined: the default holds. */
  readonly value: Value | undefined
  readonly preset: Value | undefined
  /** Undefined: the default again. */
  readonly onChange: (value: Value | undefined) => void
}
