/** Where a recipe's steps take a value from one of its parameters. */
import type { ConfigSchema } from '../../../engine/contract/config-schema.ts'
import { paramName } from '../../../engine/recipe/params/param-references.ts'
import type { Json, Recipe } from '../../../engine/recipe/recipe.ts'
import type { ValuePath } from './form/written-value.ts'

export interface ParamUse {
  readonly step: string
  /** From the config inwards. */
  readonly path: ValuePath
}

export const paramUses = ({ steps }: Pick<Recipe, 'steps'>, name: string): readonly ParamUse[] =>
  steps.flatMap(({ id, config }) => usesIn(config, name, []).map((path) => ({ step: id, path })))

function usesIn(value: Json, name: string, path: ValuePath): readonly ValuePath[] {
  if (paramName(value) === name) return [path]
  if (typeof value !== 'object' || value === null) return []
  const isList = Array.isArray(value)
  return Object.entries(value).flatMap(([key, inner]: [string, Json]) =>
    usesIn(inner, name, [...path, isList ? Number(key) : key]),
  )
}

/** What a schema says of the value at a path; undefined: nothing, or one of several things. */
export function schemaAt(schema: ConfigSchema | undefined, path: ValuePath): ConfigSchema | undefined {
  const [part, ...rest] = path
  if (schema === undefined || part === undefined) return schema
  const forms = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  const inner = forms.flatMap((form) => childOf(form, part) ?? [])
  return inner[0] && schemaAt(inner[0], rest)
}

const childOf = (
  { properties, items, prefixItems }: ConfigSchema,
  part: string | number,
): ConfigSchema | undefined =>
  typeof part === 'string' ? properties?.[part] : (prefixItems?.[part] ?? (items || undefined))
