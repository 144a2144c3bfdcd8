/** What the schema of an effect cannot say: allow-listed filters, options in range, names that exist. */
import { FILTERS, isFilterName } from '../media/graph/filters.ts'
import { ALLOWED_FILTERS, type AllowedOption, inputCountOf, isSoundFilter } from './allowed-filters.ts'
import type { BoundValue, EffectDocument, EffectFilter, EffectParam } from './format.ts'

/** A fault of an effect document, with the path of the value in it. */
export interface EffectIssue {
  readonly path: string
  readonly message: string
}

/** All faults; empty for a sound document. A parameter's whole range must fit the option it is bound to. */
export function checkEffect(effect: EffectDocument): readonly EffectIssue[] {
  const params = Object.entries(effect.params).flatMap(([name, param]) => checkParam(`params.${name}`, param))
  const filters = effect.filter.flatMap((entry, index) => [
    ...checkId(effect, entry, index),
    ...checkFilter(effect, entry, index),
  ])
  return [...params, ...filters]
}

function checkId(effect: EffectDocument, { id }: EffectFilter, index: number): readonly EffectIssue[] {
  if (id === undefined) return []
  const isTaken = id === 'input' || effect.filter.slice(0, index).some((earlier) => earlier.id === id)
  return isTaken ? [{ path: `filter[${index}].id`, message: `“${id}” is the name of something else` }] : []
}

function checkParam(path: string, param: EffectParam): readonly EffectIssue[] {
  if (param.type === 'enum') {
    return param.values.includes(param.default)
      ? []
      : [{ path: `${path}.default`, message: 'is not one of values' }]
  }
  if (param.type === 'integer' && ![param.default, param.min, param.max].every(Number.isInteger))
    return [{ path, message: 'default, min and max of an integer must be whole numbers' }]
  if (param.min > param.max) return [{ path, message: 'min is greater than max' }]
  const isInside = param.default >= param.min && param.default <= param.max
  return isInside ? [] : [{ path: `${path}.default`, message: `is outside ${param.min} to ${param.max}` }]
}

function checkFilter(effect: EffectDocument, entry: EffectFilter, index: number): readonly EffectIssue[] {
  const path = `filter[${index}]`
  const allowed = isFilterName(entry.use) ? ALLOWED_FILTERS[entry.use] : undefined
  if (!isFilterName(entry.use) || !allowed) {
    return [
      {
        path: `${path}.use`,
        message: `“${entry.use}” is not a filter effects may use (${Object.keys(ALLOWED_FILTERS).join(', ')})`,
      },
    ]
  }
  const options = Object.entries(entry.with).flatMap(([option, value]) =>
    checkOption(
      effect,
      entry.use,
      option,
      value,
      Object.hasOwn(allowed, option) ? allowed[option] : undefined,
    ).map((message) => ({ path: `${path}.with.${option}`, message })),
  )
  return [...options, ...checkSources(effect, entry, index, inputCountOf(entry.use))]
}

function checkSources(
  effect: EffectDocument,
  entry: EffectFilter,
  index: number,
  wanted: number,
): readonly EffectIssue[] {
  const path = `filter[${index}].from`
  const known = new Set(['input', ...effect.filter.slice(0, index).flatMap(({ id }) => id ?? [])])
  const unknown = (entry.from ?? []).filter((from) => !known.has(from))
  if (unknown.length > 0) return [{ path, message: `no earlier entry is called ${unknown.join(', ')}` }]
  const isSound = isSoundEntry(entry)
  const other = effect.filter.find(({ id }) => id !== undefined && entry.from?.includes(id))
  if (other && isSoundEntry(other) !== isSound)
    return [
      { path, message: `${other.id} gives ${isSound ? 'a picture' : 'sound'}, ${entry.use} takes the other` },
    ]
  const count = entry.from?.length ?? 1
  return count === wanted
    ? []
    : [{ path, message: `${entry.use} takes ${wanted} streams, ${count} are given` }]
}

const isSoundEntry = ({ use }: EffectFilter): boolean => isFilterName(use) && isSoundFilter(use)

function checkOption(
  effect: EffectDocument,
  filter: string,
  option: string,
  value: BoundValue,
  allowed?: AllowedOption,
): readonly string[] {
  if (!allowed) return [`is not an option of ${filter} that effects may set`]
  if (allowed === 'choice') return checkChoice(effect, filter, option, value)
  const bounds = numberBounds(effect, value)
  if (typeof bounds === 'string') return [bounds]
  const isInside = bounds.every((bound) => bound >= allowed.min && bound <= allowed.max)
  if (!isInside) return [`can become ${bounds.join(' … ')}, outside ${allowed.min} to ${allowed.max}`]
  return allowed.integer && !isAlwaysWhole(effect, value) ? ['must be a whole number'] : []
}

/** Also between the bounds: a whole number times and plus whole numbers. */
function isAlwaysWhole(effect: EffectDocument, value: BoundValue): boolean {
  if (typeof value !== 'object') return Number.isInteger(value)
  const isWholeParam = effect.params[value.param]?.type === 'integer'
  return isWholeParam && Number.isInteger(value.times ?? 1) && Number.isInteger(value.plus ?? 0)
}

/** Smallest and largest value the option can take, or what is wrong with it. */
function numberBounds(effect: EffectDocument, value: BoundValue): readonly number[] | string {
  if (typeof value === 'number') return [value]
  if (typeof value === 'string') return 'must be a number or {param: name}'
  const param = Object.hasOwn(effect.params, value.param) ? effect.params[value.param] : undefined
  if (!param) return `there is no parameter “${value.param}”`
  if (param.type === 'enum') return `parameter “${value.param}” is no number`
  return [param.min, param.max].map((bound) => bound * (value.times ?? 1) + (value.plus ?? 0))
}

function checkChoice(
  effect: EffectDocument,
  filter: string,
  option: string,
  value: BoundValue,
): readonly string[] {
  const table = (FILTERS as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[filter]
  const choices = (table?.[option] ?? []) as readonly string[]
  const given = typeof value === 'object' ? choicesOf(effect.params[value.param]) : [String(value)]
  const wrong = given.filter((choice) => !choices.includes(choice))
  if (given.length === 0) return ['must be one of its choices or an enum parameter']
  return wrong.length === 0 ? [] : [`${wrong.join(', ')}: must be one of ${choices.join(', ')}`]
}

const choicesOf = (param: EffectParam | undefined): readonly string[] =>
  param?.type === 'enum' ? param.values : []
