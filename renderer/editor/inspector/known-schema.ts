/** What a schema leaves open and other things say: the parameters of an effect, the config of a mapped type. */
import type { ConfigSchema } from '../../../engine/contract/config-schema.ts'
import type { EffectDocument, EffectParam } from '../../../engine/effects/format.ts'
import type { Json, RecipeStep } from '../../../engine/recipe/recipe.ts'
import type { NodeInfo } from '../canvas/model/catalogue.ts'

export interface Around {
  readonly types: ReadonlyMap<string, NodeInfo>
  /** Of the effect that the step names. */
  readonly effect?: Pick<EffectDocument, 'params'> | undefined
  /** Of the recipe that the step names. */
  readonly params?:
    | readonly { readonly name: string; readonly default: unknown; readonly description: string }[]
    | undefined
  /** Names of kept ones. */
  readonly recipes?: readonly string[]
}

/** The name of the effect that a step applies. */
export const effectOf = ({ type, config }: Pick<RecipeStep, 'type' | 'config'>): string | undefined =>
  type === 'EFFECT' && typeof config.effect === 'string' && config.effect !== '' ? config.effect : undefined

export function knownSchema(
  step: Pick<RecipeStep, 'type' | 'config'>,
  around: Around,
): ConfigSchema | undefined {
  const schema = around.types.get(step.type)?.config as ConfigSchema | undefined
  if (!schema) return undefined
  const inner = innerSchemas(step, around)
  const properties = Object.entries({ ...schema.properties }).map(([key, each]) => [
    key,
    inner[key] ? { ...each, ...inner[key] } : each,
  ])
  return schema.properties
    ? { ...schema, properties: Object.fromEntries(properties) as ConfigSchema['properties'] & object }
    : schema
}

type Inner = Readonly<Record<string, ConfigSchema>>

function innerSchemas({ type, config }: Pick<RecipeStep, 'type' | 'config'>, around: Around): Inner {
  const { types, effect, params, recipes = [] } = around
  if (type === 'EFFECT' && effect) return { params: mapOf(effect.params, effectParam) }
  if (type === 'RECIPE') {
    const named = recipes.length === 0 ? {} : { recipe: { anyOf: [{ enum: recipes }, { type: 'string' }] } }
    return params ? { ...named, params: recipeParams(params) } : named
  }
  if (type !== 'MAP') return {}
  const names = [...types.keys()].filter((name) => !NOT_MAPPED.has(name))
  const mapped = types.get(String(config.operation).toUpperCase())?.config as ConfigSchema | undefined
  return {
    operation: { hint: '', enum: names },
    ...(mapped?.properties ? { config: { properties: mapped.properties } } : {}),
  }
}

/** They make lists of their own, or stand for something else. */
const NOT_MAPPED: ReadonlySet<string> = new Set(['SOURCE', 'SOURCE_LIST', 'MAP', 'RECIPE', 'GENERATE'])

const mapOf = <Value>(
  all: Readonly<Record<string, Value>>,
  read: (value: Value) => ConfigSchema,
): ConfigSchema => ({
  properties: Object.fromEntries(Object.entries(all).map(([key, each]) => [key, read(each)])),
})

function effectParam(param: EffectParam): ConfigSchema {
  const said = { ...(param.title === undefined ? {} : { title: param.title }), hint: param.description ?? '' }
  if (param.type === 'enum') return { ...said, enum: param.values, default: param.default }
  const { type, min, max, unit = '', default: preset } = param
  return { ...said, type, minimum: min, maximum: max, unit, default: preset }
}

const recipeParams = (params: NonNullable<Around['params']>): ConfigSchema => ({
  properties: Object.fromEntries(
    params.map(({ name, default: preset, description }) => [
      name,
      { ...guessedSchema(preset as Json), default: preset, hint: description },
    ]),
  ),
})

/** What a value like this one may be, as far as it says it itself. */
export function guessedSchema(value: Json): ConfigSchema {
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' }
  return typeof value === 'string' ? { type: 'string' } : {}
}
