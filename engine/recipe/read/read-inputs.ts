/** Reads `inputs:` and `params:` of a recipe. */

import type { Json, MediaKind, RecipeInput, RecipeParam } from '../recipe.ts'
import { anyOf, quoted, suggest } from '../yaml/suggest.ts'
import {
  at,
  type Cursor,
  complain,
  entries,
  isMap,
  NAME,
  onlyKeys,
  readFlag,
  readName,
  readText,
} from './cursor.ts'
import { PIN_KEYS, type PinTable, readPin } from './read-pins.ts'

const KINDS: readonly (MediaKind | 'any')[] = ['video', 'audio', 'image', 'any']
const INPUT_KEYS = ['type', 'description', ...PIN_KEYS, 'asset', 'list']
const PARAM_KEYS = ['default', 'description']

// A parameter's name stands before the "=" of --param and must not look like an override (step.key).
const PARAM_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/

/** `inputs:`, in the order of the text. */
export function readInputs(cursor: Cursor | undefined, assets: PinTable): readonly RecipeInput[] {
  if (cursor === undefined) return []
  return entries(cursor).map(([name, entry]) => {
    if (!NAME.test(name)) readName({ ...entry, value: name }, 'the name of an input')
    return { name, ...readInput(entry, assets) }
  })
}

function readInput(entry: Cursor, assets: PinTable): Omit<RecipeInput, 'name'> {
  if (entry.value === null || typeof entry.value === 'string') {
    return { kind: entry.value === null ? 'any' : readKind(entry), description: '', isList: false }
  }
  return onlyKeys(entry, INPUT_KEYS, 'an input')
    ? readInputMap(entry, assets)
    : { kind: 'any', description: '', isList: false }
}

/** The facts of an input written as a map: an entry of `inputs:` or the config of a SOURCE. */
export function readInputMap(entry: Cursor, assets: PinTable): Omit<RecipeInput, 'name'> {
  const type = at(entry, 'type')
  const list = at(entry, 'list')
  const description = at(entry, 'description')
  const pin = readPin(entry, assets)
  const isList = readFlag(list, 'list')
  if (isList && pin !== undefined && list !== undefined) {
    complain(list, 'a pinned input is one file, not a list', { hint: 'remove list, or the pin' })
  }
  return {
    kind: type === undefined ? 'any' : readKind(type),
    description: description === undefined ? '' : (readText(description, 'description') ?? ''),
    ...(pin === undefined ? {} : { pin }),
    isList,
  }
}

function readKind(cursor: Cursor): MediaKind | 'any' {
  const text = readText(cursor, 'type')
  const kind = KINDS.find((known) => known === text?.toLowerCase())
  if (kind === undefined && text !== undefined) {
    complain(cursor, `${quoted(text)} is not a type of media; ${anyOf(KINDS)} is`, {
      hint: () => suggest(text, KINDS),
    })
  }
  return kind ?? 'any'
}

/** `params:`, in the order of the text; a plain value is the default. */
export function readParams(cursor: Cursor | undefined): readonly RecipeParam[] {
  if (cursor === undefined) return []
  return entries(cursor).map(([name, entry]) => {
    if (!PARAM_NAME.test(name)) {
      complain(entry, `${quoted(name)} cannot be the name of a parameter`, {
        part: 'key',
        hint: 'start with a letter; then letters, digits, _ and -',
      })
    }
    return isMap(entry) ? readParamMap(name, entry) : { name, default: entry.value, description: '' }
  })
}

function readParamMap(name: string, entry: Cursor): RecipeParam {
  onlyKeys(entry, PARAM_KEYS, 'a parameter')
  const description = at(entry, 'description')
  const value = (entry.value as { readonly default?: Json }).default
  if (value === undefined) {
    complain(entry, `the parameter ${quoted(name)} has no default`, {
      part: 'key',
      hint: 'add default: <value>',
    })
  }
  return {
    name,
    default: value ?? null,
    description: description === undefined ? '' : (readText(description, 'description') ?? ''),
  }
}
