/** Values inside values: reading one, and writing one so that no more of the text changes than must. */

import type { Json } from '../../../../engine/recipe/recipe.ts'
import type { RecipeEdit } from '../../../../engine/recipe/write/edit-recipe.ts'
import { isMap } from './spec-values.ts'

export type ValuePath = readonly (string | number)[]

export const valueAt = (root: Json | undefined, path: ValuePath): Json | undefined =>
  path.reduce<Json | undefined>((value, part) => child(value, part), root)

function child(value: Json | undefined, part: string | number): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(part)]
  return isMap(value) && Object.hasOwn(value, part) ? value[part] : undefined
}

/** The whole with another value at the path; undefined takes it away. */
export function withValue(
  root: Json | undefined,
  path: ValuePath,
  value: Json | undefined,
): Json | undefined {
  const [part, ...rest] = path
  if (part === undefined) return value
  const inner = withValue(child(root, part), rest, value)
  if (typeof part === 'number') return withItem(Array.isArray(root) ? root : [], part, inner)
  const { [part]: _, ...others } = isMap(root) ? root : {}
  return inner === undefined ? others : { ...(isMap(root) ? root : {}), [part]: inner }
}

const withItem = (list: readonly Json[], at: number, item: Json | undefined): Json =>
  item === undefined ? list.toSpliced(at, 1) : list.toSpliced(at, 1, item)

/**
 * The edit of a recipe that gives a value at a path below `base`, where `root` stands now: what is on the way and not
 * there yet comes with it, and maps that lose their last key go.
 */
export function editOf(
  base: ValuePath,
  root: Json | undefined,
  path: ValuePath,
  value: Json | undefined,
): RecipeEdit | undefined {
  if (value === undefined) return removal(base, root, path)
  const there = path.findIndex((_, at) => valueAt(root, path.slice(0, at + 1)) === undefined)
  const depth = there < 0 ? path.length : there + 1
  const whole = withValue(valueAt(root, path.slice(0, depth)), path.slice(depth), value)
  return { set: [...base, ...path.slice(0, depth)], value: whole as Json }
}

function removal(base: ValuePath, root: Json | undefined, path: ValuePath): RecipeEdit | undefined {
  if (valueAt(root, path) === undefined) return undefined
  const parent = path.slice(0, -1)
  const around = valueAt(root, parent)
  const isLast = isMap(around) && Object.keys(around).length === 1
  const mayGo = parent.length === 0 ? base.length > 2 : typeof parent.at(-1) === 'string'
  if (isLast && mayGo) return parent.length === 0 ? { remove: base } : removal(base, root, parent)
  return { remove: [...base, ...path] }
}
