/** Fills `{param: name}` in the steps' configs, and settings given from outside (`step.key=value`). */
import { ArtDagError } from '../../contract/errors.ts'
import type { Json, Recipe, RecipeStep } from '../recipe.ts'
import { FORBIDDEN_KEYS } from '../yaml/limits.ts'
import { quoted, suggest } from '../yaml/suggest.ts'
import { paramName } from './param-references.ts'

type Config = RecipeStep['config']

interface Override {
  readonly stepId: string
  /** Keys from the config inwards; never empty. */
  readonly keys: readonly string[]
  readonly value: Json
}

/**
 * A recipe without references to parameters: each has its value from `values`, else its default. A name in `values`
 * is a parameter, or `<step id>.<key>` (further dots go inwards), which sets that key of the step's config whatever
 * the document says. The parameters' defaults become the values used, so applying again changes nothing.
 * @throws ArtDagError USAGE for a name that is neither.
 */
export function applyParams(recipe: Recipe, values: Readonly<Record<string, Json>>): Recipe {
  const names = new Set(recipe.params.map((param) => param.name))
  const given = Object.entries(values)
  const overrides = given
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => readOverride(recipe, name, value))
  const used = new Map(
    recipe.params.map((param) => [
      param.name,
      Object.hasOwn(values, param.name) ? (values[param.name] ?? null) : param.default,
    ]),
  )
  const steps = recipe.steps.map((step) => ({
    ...step,
    config: overrides
      .filter((override) => override.stepId === step.id)
      .reduce(
        (config, override) => setIn(config, override.keys, override),
        substitute(step.config, used) as Config,
      ),
  }))
  return {
    ...recipe,
    params: recipe.params.map((param) => ({ ...param, default: used.get(param.name) ?? null })),
    steps,
  }
}

function substitute(value: Json, used: ReadonlyMap<string, Json>): Json {
  const name = paramName(value)
  if (name !== undefined) return usedValue(name, used)
  if (Array.isArray(value)) return value.map((item: Json) => substitute(item, used))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, Json]) => [key, substitute(inner, used)]),
  )
}

function usedValue(name: string, used: ReadonlyMap<string, Json>): Json {
  const value = used.get(name)
  if (value !== undefined) return value
  throw new ArtDagError(
    'RECIPE_INVALID',
    `A step refers to the parameter ${quoted(name)}, which the recipe does not have.`,
    {
      hint: suggest(name, used.keys()) ?? 'Declare it under params.',
    },
  )
}

/** Step ids may hold dots themselves, so the longest id that fits is meant. */
function readOverride(recipe: Recipe, name: string, value: Json): Override {
  const fitting = recipe.steps.map((step) => step.id).filter((id) => name.startsWith(`${id}.`))
  const stepId = fitting.sort((a, b) => b.length - a.length)[0]
  const keys = stepId === undefined ? [] : name.slice(stepId.length + 1).split('.')
  if (stepId !== undefined && keys.every((key) => key !== '' && !FORBIDDEN_KEYS.includes(key)))
    return { stepId, keys, value }
  throw new ArtDagError(
    'USAGE',
    `The recipe ${quoted(recipe.name)} has no parameter or setting ${quoted(name)}.`,
    {
      hint: hintFor(recipe, name),
      details: { name },
    },
  )
}

function hintFor(recipe: Recipe, name: string): string {
  const dot = name.indexOf('.')
  const params = suggest(
    name,
    recipe.params.map((param) => param.name),
  )
  if (dot < 0) return params ?? 'The recipe has no parameters; <step id>.<key> sets a step directly.'
  const step = suggest(
    name.slice(0, dot),
    recipe.steps.map((each) => each.id),
  )
  return step === undefined ? 'Write <step id>.<key>.' : `For the step: ${step}`
}

function setIn(config: Config, keys: readonly string[], override: Override): Config {
  const [key = '', ...inner] = keys
  if (inner.length === 0) return { ...config, [key]: override.value }
  const here = Object.hasOwn(config, key) ? config[key] : {}
  if (typeof here === 'object' && here !== null && !Array.isArray(here)) {
    return { ...config, [key]: setIn(here as Config, inner, override) }
  }
  throw new ArtDagError(
    'USAGE',
    `The setting ${quoted(key)} of the step ${quoted(override.stepId)} has nothing inside that could be set.`,
    {
      hint: `Set ${quoted(`${override.stepId}.${key}`)} as a whole.`,
    },
  )
}
