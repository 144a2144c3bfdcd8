/** What a form can be made of: each kind of value that a config may hold, apart from how it is drawn. */
import type { Json } from '../../../../engine/recipe/recipe.ts'

export type FieldSpec =
  | NumberSpec
  | { readonly kind: 'time'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'colour' }
  | { readonly kind: 'text'; readonly isLong: boolean; readonly start: string }
  /** Some of a few words, in the order in which they were chosen. */
  | { readonly kind: 'set'; readonly options: readonly string[] }
  /** A place: `{ x, y }`, or the same as a pair where `isPair`. */
  | { readonly kind: 'point'; readonly axis: NumberSpec; readonly isPair: boolean }
  | { readonly kind: 'tuple'; readonly items: readonly FieldSpec[] }
  | ListSpec
  | { readonly kind: 'group'; readonly fields: readonly FieldInfo[] }
  | { readonly kind: 'either'; readonly options: readonly FieldSpec[] }
  | KindsSpec
  /** Anything: written as text. */
  | { readonly kind: 'free' }

export interface NumberSpec {
  readonly kind: 'number'
  readonly isWhole: boolean
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly unit: string
}

export interface ListSpec {
  readonly kind: 'list'
  readonly item: FieldSpec
  readonly least: number
  readonly most: number
}

/** A map whose other keys follow from one of them. */
export interface KindsSpec {
  readonly kind: 'kinds'
  readonly selector: string
  readonly options: readonly { readonly value: string; readonly fields: readonly FieldInfo[] }[]
}

export interface FieldInfo {
  readonly key: string
  /** Empty: a group that only holds its fields together. */
  readonly title: string
  /** Empty: none. */
  readonly hint: string
  /** What holds while nothing is written. */
  readonly preset: Json | undefined
  readonly isRequired: boolean
  readonly spec: FieldSpec
}
