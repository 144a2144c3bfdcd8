/** One telling fact of a step, as its config says it: `1280×720 fit`, `from 2 s, 3 s`, `cut, bar`. */
import type { Json, RecipeStep } from '../../../../engine/recipe/recipe.ts'

type Config = Readonly<Record<string, Json>>

const FACTS: Readonly<Record<string, (config: Config) => readonly unknown[]>> = {
  RESIZE: ({ width, height, mode, fit }) => [sizeOf(width, height), mode ?? fit],
  SEGMENT: ({ start, offset, duration, end }) => [
    seconds(start ?? offset, 'from '),
    seconds(duration, ''),
    seconds(end, 'to '),
  ],
  BEAT_SYNC: ({ mode, every }) => [mode, every],
  TRANSFORM: ({ effects }) => (isMap(effects) ? Object.keys(effects) : []),
  ANALYZE: ({ features }) => (Array.isArray(features) ? (features as readonly Json[]) : []),
  BLEND: ({ mode, opacity }) => [mode, opacity],
  EFFECT: ({ effect }) => [effect],
  RECIPE: ({ recipe }) => [recipe],
  MAP: ({ operation, over }) => [operation, over],
  GENERATE: ({ kind, text }) => [kind, text],
}

const MOST = 3

export function tellingFact({ type, config }: Pick<RecipeStep, 'type' | 'config'>): string {
  const known = FACTS[type]?.(config) ?? Object.entries(config).map(([key, value]) => plain(key, value))
  const said = known.flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' ? [String(each)] : [],
  )
  return said.slice(0, MOST).join(', ')
}

const isMap = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const plain = (key: string, value: Json): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? `${key} ${value}`
    : value === true
      ? key
      : undefined

const sizeOf = (width: Json | undefined, height: Json | undefined): string | undefined =>
  width === undefined && height === undefined ? undefined : `${shown(width)}×${shown(height)}`

const shown = (side: Json | undefined): string => (typeof side === 'number' ? String(side) : '…')

const seconds = (value: Json | undefined, word: string): string | undefined =>
  typeof value === 'number' ? `${word}${value} s` : undefined
