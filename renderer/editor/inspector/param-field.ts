/** The control that fits a parameter: that of the setting it is used for, else what its default looks like. */
import type { ConfigSchema } from '../../../engine/contract/config-schema.ts'
import type { Json, Recipe, RecipeParam } from '../../../engine/recipe/recipe.ts'
import type { NodeInfo } from '../canvas/model/catalogue.ts'
import { readableName } from '../canvas/model/names.ts'
import type { FieldInfo, FieldSpec } from './form/field-spec.ts'
import { specOf } from './form/spec-of.ts'
import { canShow } from './form/spec-values.ts'
import { guessedSchema } from './known-schema.ts'
import { paramUses, schemaAt } from './param-uses.ts'

type Types = ReadonlyMap<string, NodeInfo>

export const NO_TYPES: Types = new Map()

export const paramField = (recipe: Pick<Recipe, 'steps'>, param: RecipeParam, types: Types): FieldInfo => ({
  key: param.name,
  title: readableName(param.name),
  hint: param.description,
  preset: param.default,
  isRequired: false,
  spec: paramSpec(recipe, param, types),
})

/** Where several settings take it, the first one says what it may be. */
export function paramSpec(
  recipe: Pick<Recipe, 'steps'>,
  { name, default: value }: RecipeParam,
  types: Types,
): FieldSpec {
  const schemas = paramUses(recipe, name).flatMap(({ step, path }) => {
    const type = recipe.steps.find(({ id }) => id === step)?.type
    const config = type === undefined ? undefined : (types.get(type)?.config as ConfigSchema | undefined)
    return schemaAt(config, path) ?? []
  })
  const specs = schemas.map(specOf)
  return specs.find((spec) => canShow(spec, value)) ?? specOf(guessedSchema(value as Json))
}
