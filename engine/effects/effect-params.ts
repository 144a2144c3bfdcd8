/** Parameters of an EFFECT step: defaults filled in, each checked against the effect's own declaration. */
import { closest, distance } from 'fastest-levenshtein'
import type { EffectValues } from './apply-effect.ts'
import type { EffectDocument, EffectParam } from './format.ts'

export interface ParamIssue {
  readonly name: string
  readonly message: string
}

/** All parameters with a value, or what is wrong with those given. */
export function resolveParams(
  effect: EffectDocument,
  given: Readonly<Record<string, unknown>>,
): EffectValues | readonly ParamIssue[] {
  const unknown = Object.keys(given)
    .filter((name) => !Object.hasOwn(effect.params, name))
    .map((name) => unknownParam(effect, name))
  const wrong = Object.entries(effect.params).flatMap(([name, param]) => {
    const message = Object.hasOwn(given, name) ? fault(param, given[name]) : undefined
    return message === undefined ? [] : [{ name, message }]
  })
  if (unknown.length + wrong.length > 0) return [...unknown, ...wrong]
  return Object.fromEntries(
    Object.entries(effect.params).map(([name, param]) => [
      name,
      (Object.hasOwn(given, name) ? given[name] : param.default) as number | string,
    ]),
  )
}

export const isParamIssues = (
  result: EffectValues | readonly ParamIssue[],
): result is readonly ParamIssue[] => Array.isArray(result)

function unknownParam(effect: EffectDocument, name: string): ParamIssue {
  const known = Object.keys(effect.params)
  const near = known.length > 0 ? closest(name, known) : undefined
  const guess = near !== undefined && distance(near, name) <= 3 ? `; did you mean “${near}”?` : ''
  const list = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'
  return { name, message: `effect “${effect.name}” has no parameter “${name}” (${list})${guess}` }
}

function fault(param: EffectParam, value: unknown): string | undefined {
  if (param.type === 'enum') {
    return typeof value === 'string' && param.values.includes(value)
      ? undefined
      : `must be one of ${param.values.join(', ')}`
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number'
  if (param.type === 'integer' && !Number.isInteger(value)) return 'must be a whole number'
  const unit = param.unit ? ` ${param.unit}` : ''
  return value < param.min || value > param.max
    ? `must be from ${param.min} to ${param.max}${unit}`
    : undefined
}
