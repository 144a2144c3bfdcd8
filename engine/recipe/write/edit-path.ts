/** Finds the part of a YAML document that an edit is about, and refuses where the edit would reach further. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { ArtDagError } from '../../contract/errors.ts'
import { FORBIDDEN_KEYS } from '../yaml/limits.ts'
import { quoted } from '../yaml/suggest.ts'

/** Keys and list positions; steps by id or position, in either dialect: `['steps', 'sync_video', 'config', 'mode']`. */
export type EditPath = readonly (string | number)[]

export type Collection = YAMLMap | YAMLSeq

/** The collection a path leads to. With `makes`, maps that are missing (or empty) on the way are made. */
export function descend(document: Document, path: EditPath, whole: EditPath, makes: boolean): Collection {
  let here: unknown = document.contents
  for (const part of documentPath(document, path)) {
    const parent = collectionOf(here, whole)
    const key = keyIn(parent, part, whole)
    const child = parent.get(key, true)
    const isMissing = child === undefined || child === null || (isScalar(child) && child.value === null)
    if (isMissing && makes) parent.set(key, document.createNode({}))
    here = isMissing && makes ? parent.get(key, true) : child
  }
  return collectionOf(here, whole)
}

function collectionOf(node: unknown, whole: EditPath): Collection {
  if (isAlias(node) || (isCollection(node) && node.anchor !== undefined)) {
    throw new ArtDagError('USAGE', `${quoted(whole.join('.'))} is shared with other places by an alias.`, {
      hint: 'Write the values out in the text first, or edit the text itself.',
    })
  }
  if (isMap(node) || isSeq(node)) return node
  throw leadsNowhere(whole)
}

/** Steps stand under `steps`, `dag.nodes` or `nodes`. */
function documentPath(document: Document, path: EditPath): EditPath {
  if (path[0] !== 'steps' || document.has('steps')) return path
  const [nodes] = [['dag', 'nodes'], ['nodes']].filter((place) => document.hasIn(place))
  return nodes === undefined ? path : [...nodes, ...path.slice(1)]
}

/** The key or position a part of a path means; in a list of steps a text is an id. */
export function keyIn(parent: Collection, part: string | number, whole: EditPath): string | number {
  if (isMap(parent)) return String(part)
  if (typeof part === 'string') return positionOf(parent, part, whole)
  if (Number.isInteger(part) && part >= 0 && part <= parent.items.length) return part
  throw leadsNowhere(whole)
}

/** The position of a step in a list or map of steps. */
export function positionOf(steps: Collection, id: string, whole: EditPath): number {
  const at = isMap(steps)
    ? steps.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === id)
    : steps.items.findIndex((step) => isMap(step) && String(step.get('id') ?? step.get('node_id')) === id)
  if (at < 0) throw leadsNowhere(whole)
  return at
}

/** Throws for paths that cannot lead anywhere. */
export function refuseBadPath(path: EditPath): void {
  const isBad = path.length === 0 || path.some((part) => part === '' || FORBIDDEN_KEYS.includes(String(part)))
  if (isBad) throw leadsNowhere(path)
}

/** The error for a path with nothing at its end. */
export function leadsNowhere(path: EditPath): ArtDagError {
  return new ArtDagError(
    'USAGE',
    `The recipe has nothing at ${quoted(path.join('.'))} that could be changed.`,
    {
      hint: 'Name steps by their id: steps.<id>.config.<key>.',
      details: { path },
    },
  )
}
