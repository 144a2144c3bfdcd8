/** Which fields stand beside their label, and which lists are better read as text. */
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { widthOf } from './choice-words.ts'
import type { FieldSpec } from './field-spec.ts'
import { isSeed } from './number-steps.ts'

const SHORT_LABEL = 11
/** What a label beside it leaves of the panel. */
const ROOM_PX = 164

export function isInline(title: string, spec: FieldSpec): boolean {
  if (spec.kind === 'flag') return false
  if (title.length > SHORT_LABEL) return false
  if (spec.kind === 'choice') return spec.options.length > 5 || widthOf(spec.options) <= ROOM_PX
  return spec.kind === 'time' || spec.kind === 'colour' || (spec.kind === 'number' && !isSeed(spec))
}

/** As many rows as one looks through. */
const MOST_ROWS = 60

export const isTooLong = (spec: FieldSpec, value: Json | undefined): boolean =>
  spec.kind === 'list' && Array.isArray(value) && value.length > MOST_ROWS
