/** Reads values of the parsed document one by one; whatever is not as expected is reported with its place. */

import type { Json } from '../recipe.ts'
import type { IssueList, IssueMore } from '../yaml/issue-list.ts'
import { type DocumentPath, type DocumentPlaces, pathKey } from '../yaml/places.ts'
import { quoted, suggest } from '../yaml/suggest.ts'
import type { NumberTexts } from '../yaml/yaml-to-json.ts'

/** A value of the document and the way to it. */
export interface Cursor {
  readonly value: Json
  readonly path: DocumentPath
  readonly sheet: Sheet
}

/** What all cursors of one reading share. */
export interface Sheet {
  readonly issues: IssueList
  readonly places: DocumentPlaces
  readonly numberTexts: NumberTexts
}

/** Names of inputs, steps, ports: what may stand in paths and on command lines without quotes. */
export const NAME = /^[A-Za-z0-9_.:-]{1,200}$/

const MAX_TEXT = 10_000

export function complain(cursor: Cursor, message: string, more?: IssueMore): undefined {
  cursor.sheet.issues.add(cursor.path, message, more)
}

export function isMap(cursor: Cursor): boolean {
  return typeof cursor.value === 'object' && cursor.value !== null && !Array.isArray(cursor.value)
}

/** The value under a key; undefined where it is absent or null, which mean the same in a recipe's frame. */
export function at(cursor: Cursor, key: string): Cursor | undefined {
  if (!isMap(cursor) || !Object.hasOwn(cursor.value as object, key)) return undefined
  const child = childAt(cursor, key)
  return child.value === null ? undefined : child
}

/** Keys and values in the order of the text, which JavaScript does not keep for keys that look like numbers. */
export function entries(cursor: Cursor): readonly (readonly [string, Cursor])[] {
  if (!isMap(cursor)) return complain(cursor, `must be a map, not ${kindOf(cursor.value)}`) ?? []
  const children = Object.keys(cursor.value as object).map((key) => [key, childAt(cursor, key)] as const)
  return children.sort(([, a], [, b]) => rank(a) - rank(b))
}

export function items(cursor: Cursor): readonly Cursor[] {
  if (!Array.isArray(cursor.value))
    return complain(cursor, `must be a list, not ${kindOf(cursor.value)}`) ?? []
  return cursor.value.map((value: Json, index) => ({ ...cursor, value, path: [...cursor.path, index] }))
}

/** Reports keys that mean nothing here. True when the value is a map at all. */
export function onlyKeys(cursor: Cursor, known: readonly string[], what: string): boolean {
  if (!isMap(cursor)) {
    complain(cursor, `${what} must be a map, not ${kindOf(cursor.value)}`)
    return false
  }
  for (const key of Object.keys(cursor.value as object)) {
    if (known.includes(key)) continue
    complain(childAt(cursor, key), `${what} has no ${quoted(key)}`, {
      part: 'key',
      hint: () => suggest(key, known),
    })
  }
  return true
}

/** Text; a number is taken as it was written (`version: 1.10`). Undefined after a complaint. */
export function readText(cursor: Cursor, what: string): string | undefined {
  const { value } = cursor
  const text = typeof value === 'string' ? value : cursor.sheet.numberTexts.get(pathKey(cursor.path))
  if (text === undefined) return complain(cursor, `${what} must be text, not ${kindOf(value)}`)
  return text.length <= MAX_TEXT ? text : complain(cursor, `${what} is longer than ${MAX_TEXT} characters`)
}

/** A name people refer to. Undefined after a complaint. */
export function readName(cursor: Cursor, what: string): string | undefined {
  const name = readText(cursor, what)
  if (name === undefined || NAME.test(name)) return name
  return complain(cursor, `${quoted(name)} cannot be ${what}`, {
    hint: 'use 1 to 200 letters, digits, and _ . : - only',
  })
}

/** Complains and says false for anything but true and false. */
export function readFlag(cursor: Cursor | undefined, what: string): boolean {
  if (cursor === undefined) return false
  if (typeof cursor.value === 'boolean') return cursor.value
  complain(cursor, `${what} must be true or false, not ${kindOf(cursor.value)}`)
  return false
}

/** A whole number within bounds. Undefined where absent or after a complaint. */
export function readWhole(
  cursor: Cursor | undefined,
  what: string,
  min: number,
  max: number,
): number | undefined {
  if (cursor === undefined) return undefined
  const { value } = cursor
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
  const shown = typeof value === 'number' ? String(value) : kindOf(value)
  return complain(cursor, `${what} must be a whole number from ${min} to ${max}, not ${shown}`)
}

/** What a value is, in the words of messages. */
export function kindOf(value: Json | undefined): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  const kinds: Record<string, string> = { string: 'text', number: 'a number', boolean: 'true or false' }
  return kinds[typeof value] ?? 'a map'
}

function childAt(cursor: Cursor, key: string): Cursor {
  const value = (cursor.value as { readonly [key: string]: Json })[key] ?? null
  return { value, path: [...cursor.path, key], sheet: cursor.sheet }
}

function rank(cursor: Cursor): number {
  const place = cursor.sheet.places.get(pathKey(cursor.path))?.key
  return place === undefined ? 0 : place.line * 2 ** 20 + place.column
}
