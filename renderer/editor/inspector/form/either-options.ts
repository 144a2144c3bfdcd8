/** The ways in which a value of several forms can be given, each once. */
import type { Json } from '../../../../engine/recipe/recipe.ts'
import type { FieldSpec } from './field-spec.ts'
import { canShow, startOf } from './spec-values.ts'

export interface EitherOption {
  /** The word itself, or what kind of control it is. */
  readonly key: string
  /** Absent for a word. */
  readonly spec?: FieldSpec
  readonly start: Json
}

/** Every word is one; of other forms that look alike (a place as a map and as a pair) the first is offered. */
export function eitherOptions(specs: readonly FieldSpec[]): readonly EitherOption[] {
  const options = specs.flatMap((spec): readonly EitherOption[] =>
    spec.kind === 'choice'
      ? spec.options.map((word) => ({ key: word, start: word }))
      : [{ key: `:${spec.kind}`, spec, start: startOf(spec) }],
  )
  return options.filter(({ key }, at) => options.findIndex((each) => each.key === key) === at)
}

/** Undefined: none, or nothing is written. */
export function shownOption(
  options: readonly EitherOption[],
  value: Json | undefined,
): EitherOption | undefined {
  if (value === undefined) return undefined
  return options.find(({ key, spec }) =>
    spec ? canShow(spec, value) || isOtherSpelling(spec, value) : key === value,
  )
}

const isOtherSpelling = (spec: FieldSpec, value: Json): boolean =>
  spec.kind === 'point' && canShow({ ...spec, isPair: !spec.isPair }, value)
