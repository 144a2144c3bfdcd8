/** What a new step must say at least: the first choice of every key that may not be left out. */
import type { ConfigSchema } from '../../../../engine/contract/config-schema.ts'
import type { Json, RecipeStep } from '../../../../engine/recipe/recipe.ts'

export function starterConfig(config: unknown): RecipeStep['config'] {
  const schema = config as ConfigSchema
  const { properties = {}, required = [] } = schema.oneOf?.[0] ?? schema
  return Object.fromEntries(
    required.flatMap((key) => {
      const value = firstOf(properties[key] ?? {})
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

function firstOf(schema: ConfigSchema): Json | undefined {
  const { default: preset, const: fixed, enum: values, anyOf } = schema
  if (anyOf && preset === undefined) return anyOf.map(firstOf).find((value) => value !== undefined)
  return (preset ?? fixed ?? values?.[0]) as Json | undefined
}
