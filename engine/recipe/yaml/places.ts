/** Where the values of a recipe stand in its text, and how a value's path is written for people. */
import type { Json, Place } from '../recipe.ts'

/** The way to a value in the document as written: keys and list positions. */
export type DocumentPath = readonly (string | number)[]

export interface Located {
  readonly value: Place
  /** Absent for items of lists and the document itself. */
  readonly key?: Place
}

/** By document path, see `pathKey`. */
export type DocumentPlaces = ReadonlyMap<string, Located>

/** By the path people see: `steps.sync_video.config.mode`. Plain data: it crosses threads. */
export type Places = ReadonlyMap<string, Located>

/** A document path as a map key. Control characters are refused in keys, so the separator cannot occur. */
export function pathKey(path: DocumentPath): string {
  return path.join('\u0000')
}

/** The place of a path, or of the nearest thing around it. `part` says which half of `key: value` is meant. */
export function findPlace(places: Places, path: string, part: 'key' | 'value' = 'value'): Place | undefined {
  const exact = places.get(path)
  if (exact !== undefined) return part === 'key' ? (exact.key ?? exact.value) : exact.value
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const around = places.get(path.slice(0, end))
    if (around !== undefined) return around.key ?? around.value
  }
  return places.get('')?.value
}

/** As `findPlace`, for a path of the document. */
export function findDocumentPlace(
  places: DocumentPlaces,
  path: DocumentPath,
  part: 'key' | 'value' = 'value',
): Place | undefined {
  const exact = places.get(pathKey(path))
  if (exact !== undefined) return part === 'key' ? (exact.key ?? exact.value) : exact.value
  return path.length === 0 ? undefined : findDocumentPlace(places, path.slice(0, -1))
}

/** A document path as people see it: steps of either dialect by their id. */
export function showPath(path: DocumentPath, document: Json | undefined): string {
  const prefix = stepsPrefix(path)
  const place = path[prefix]
  if (prefix === 0 || place === undefined) return path.join('.')
  const name = typeof place === 'number' ? stepId(document, path.slice(0, prefix + 1)) : undefined
  return ['steps', name ?? place, ...path.slice(prefix + 1)].join('.')
}

/** Every place of a document under the path people see. Of two steps with one id, the first. */
export function showPlaces(places: DocumentPlaces, document: Json): Places {
  const shown = new Map<string, Located>()
  for (const [key, located] of places) {
    const path = showPath(splitKey(key, document), document)
    if (!shown.has(path)) shown.set(path, located)
  }
  return shown
}

function splitKey(key: string, document: Json): DocumentPath {
  if (key === '') return []
  const path: (string | number)[] = []
  let here: Json | undefined = document
  for (const part of key.split('\u0000')) {
    const step: string | number = Array.isArray(here) ? Number(part) : part
    path.push(step)
    here = child(here, step)
  }
  return path
}

/** The value at a path; undefined where there is none. */
export function valueAt(document: Json, path: DocumentPath): Json | undefined {
  return path.reduce<Json | undefined>(child, document)
}

function stepsPrefix(path: DocumentPath): number {
  if (path[0] === 'steps' || path[0] === 'nodes') return 1
  return path[0] === 'dag' && path[1] === 'nodes' ? 2 : 0
}

function stepId(document: Json | undefined, path: DocumentPath): string | undefined {
  const step = document === undefined ? undefined : valueAt(document, path)
  const id = child(step, 'id') ?? child(step, 'node_id')
  return typeof id === 'string' && id !== '' ? id : undefined
}

function child(value: Json | undefined, key: string | number): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as { readonly [key: string | number]: Json })[key]
}
