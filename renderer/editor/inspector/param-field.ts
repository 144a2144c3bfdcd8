/** The control that fits a parameter: that of the setting it is used for, else what its default looks like. */
import type { Recipe, RecipeParam } from '../../../engine/recipe/recipe.ts'
import { readableName } from '../canvas/model/names.ts'
import type { FieldInfo, FieldSpec } from './form/field-spec.ts'
import { specOf } from './form/spec-of.ts'
import { canShow } from './form/spec-values.ts'
import { guessedSchema } from './known-schema.ts'
import { paramUses, schemaAt } from './param-uses.ts'
import type { SchemaOf } from './use-step-schemas.ts'

type Steps = Pick<Recipe, 'steps'>

export const paramField = (recipe: Steps, param: RecipeParam, schemaOf: SchemaOf): FieldInfo => ({
  key: param.name,
  title: readableName(param.name),
  hint: param.description,
  preset: param.default,
  isRequired: false,
  spec: paramSpec(recipe, param, schemaOf),
})

/** Where several settings take it, the first one says what it may be. */
export function paramSpec(
  recipe: Steps,
  { name, default: value }: RecipeParam,
  schemaOf: SchemaOf,
): FieldSpec {
  const schemas = paramUses(recipe, name).flatMap(({ step: id, path }) => {
    const step = recipe.steps.find((each) => each.id === id)
    return schemaAt(step && schemaOf(step), path) ?? []
  })
  const specs = schemas.map(specOf)
  return specs.find((spec) => canShow(spec, value)) ?? specOf(guessedSchema(value))
}
