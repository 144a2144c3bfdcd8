/** Parts of a default: changing one writes all of them, since one alone would be no value. */
import type { ReactNode } from 'react'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { FormScopeProvider, useFormScope } from './form-scope.tsx'
import { type ValuePath, withValue } from './written-value.ts'

export interface WholeProps {
  readonly path: ValuePath
  /** What is written; undefined: nothing. */
  readonly value: Json | undefined
  /** What stands there then. */
  readonly stands: Json
  readonly children: ReactNode
}

export function Whole({ path, value, stands, children }: WholeProps) {
  const scope = useFormScope()
  if (value !== undefined) return children
  const edit: typeof scope.edit = (inner, next, title) =>
    scope.edit(path, withValue(stands, inner.slice(path.length), next), title)
  return <FormScopeProvider value={{ ...scope, edit }}>{children}</FormScopeProvider>
}
