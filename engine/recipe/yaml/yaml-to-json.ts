/** YAML nodes -> plain JSON, refusing what JSON or safety cannot take, and remembering where everything stood. */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Json, Place } from '../recipe.ts'
import { hasControlCharacter } from './check-text.ts'
import type { IssueList } from './issue-list.ts'
import { FORBIDDEN_KEYS, RECIPE_LIMITS } from './limits.ts'
import { type DocumentPath, type Located, pathKey } from './places.ts'
import { quoted } from './suggest.ts'

/** Place of the characters `start … end` of the text. */
export type OffsetPlace = (start: number, end: number) => Place

/** Numbers as they were written, by path key. */
export type NumberTexts = ReadonlyMap<string, string>

type Node = ParsedNode | null

interface Walk {
  readonly issues: IssueList
  readonly placeOf: OffsetPlace
  readonly places: Map<string, Located>
  readonly numberTexts: Map<string, string>
  /** Anchors seen so far in the text's order; a later one of the same name takes its place. */
  readonly anchors: Map<string, ParsedNode>
  /** What each alias meant where it was written; the same alias may be met again inside another's target. */
  readonly targets: Map<Alias, ParsedNode>
  /** Collections being walked; an alias to one of them would never end. */
  readonly open: Set<ParsedNode>
  followed: number
  /** How many aliases we are inside of. Anchors are declared by the text, not by what an alias repeats. */
  inside: number
  values: number
}

/** The value of a parsed document. Faults go to `issues`; the value is then incomplete and not to be used. */
export function yamlToJson(root: ParsedNode, issues: IssueList, placeOf: OffsetPlace) {
  const walk: Walk = {
    issues,
    placeOf,
    places: new Map(),
    numberTexts: new Map(),
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    followed: 0,
    inside: 0,
    values: 0,
  }
  const value = convert(root, [], walk, undefined)
  return { value, places: walk.places, numberTexts: walk.numberTexts }
}

function convert(node: Node, path: DocumentPath, walk: Walk, key: Place | undefined): Json {
  const place = node === null ? (key ?? walk.placeOf(0, 1)) : walk.placeOf(node.range[0], node.range[1])
  walk.places.set(pathKey(path), key === undefined ? { value: place } : { value: place, key })
  walk.values += 1
  if (walk.values === RECIPE_LIMITS.values + 1) {
    walk.issues.add(path, `more than ${RECIPE_LIMITS.values} values`, {
      hint: 'write a shorter recipe',
      place,
    })
  }
  if (walk.values > RECIPE_LIMITS.values || node === null) return null
  if (isAlias(node)) return followAlias(node, path, walk, key)
  return convertPlain(node, path, walk)
}

function convertPlain(node: Exclude<ParsedNode, Alias>, path: DocumentPath, walk: Walk): Json {
  if (node.anchor !== undefined && walk.inside === 0) walk.anchors.set(node.anchor, node)
  if (node.tag !== undefined) {
    walk.issues.add(path, `YAML tags (${quoted(node.tag)}) are not allowed`, {
      hint: 'write the plain value',
    })
  }
  if (isScalar(node)) return convertScalar(node, path, walk)
  if (path.length >= RECIPE_LIMITS.depth) {
    walk.issues.add(path, `nested deeper than ${RECIPE_LIMITS.depth} levels`, { hint: 'write it flatter' })
    return null
  }
  walk.open.add(node)
  const value = isMap(node)
    ? convertMap(node as YAMLMap.Parsed, path, walk)
    : convertSeq(node as YAMLSeq.Parsed, path, walk)
  walk.open.delete(node)
  return value
}

function convertMap(map: YAMLMap.Parsed, path: DocumentPath, walk: Walk): Json {
  const value: Record<string, Json> = {}
  const seen = new Set<string>()
  for (const pair of map.items) {
    const key = readKey(pair.key, path, walk)
    if (key === undefined || walk.values > RECIPE_LIMITS.values) continue
    const keyPlace = walk.placeOf(pair.key.range[0], pair.key.range[1])
    if (seen.has(key))
      walk.issues.add([...path, key], `${quoted(key)} is written twice`, {
        place: keyPlace,
        hint: 'keep one of the two',
      })
    else value[key] = convert(pair.value as Node, [...path, key], walk, keyPlace)
    seen.add(key)
  }
  return value
}

/** The key as text; undefined where it may not be one. */
function readKey(node: ParsedNode, path: DocumentPath, walk: Walk): string | undefined {
  const place = walk.placeOf(node.range[0], node.range[1])
  const refuse = (message: string, hint: string) => walk.issues.add(path, message, { place, hint })
  const key = isScalar(node) ? node.value : undefined
  if (typeof key !== 'string' || node.tag !== undefined)
    refuse('a key must be plain text', 'use plain names as keys')
  else if (key === '<<') refuse('merge keys (<<) are not part of YAML 1.2', 'write the keys out')
  else if (FORBIDDEN_KEYS.includes(key)) refuse(`the key ${quoted(key)} is not allowed`, 'use another name')
  else if (key.length > RECIPE_LIMITS.keyChars)
    refuse(`a key is longer than ${RECIPE_LIMITS.keyChars} characters`, 'use a shorter name')
  else if (key === '' || hasControlCharacter(key))
    refuse('a key is empty or holds control characters', 'use plain names as keys')
  else return key
  return undefined
}

function convertSeq(seq: YAMLSeq.Parsed, path: DocumentPath, walk: Walk): Json {
  const value: Json[] = []
  for (const [index, item] of seq.items.entries()) {
    if (walk.values > RECIPE_LIMITS.values) break
    value.push(convert(item as Node, [...path, index], walk, undefined))
  }
  return value
}

function convertScalar(node: Scalar, path: DocumentPath, walk: Walk): Json {
  const { value } = node
  if (typeof value === 'string') {
    if (hasControlCharacter(value)) {
      walk.issues.add(path, 'a text holds control characters or broken Unicode', {
        hint: 'remove the escape (\\0, \\x…)',
      })
    }
    return value
  }
  if (typeof value === 'number') return convertNumber(node, value, path, walk)
  if (typeof value === 'boolean' || value === null) return value
  walk.issues.add(path, `${typeof value} values are not allowed`, {
    hint: 'write text, a number, true, false or null',
  })
  return null
}

function convertNumber(node: Scalar, value: number, path: DocumentPath, walk: Walk): Json {
  const written = node.source ?? String(value)
  if (!Number.isFinite(value)) {
    walk.issues.add(path, `${quoted(written)} is not a finite number`, {
      hint: 'write a finite number, or put text in quotes',
    })
  } else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    walk.issues.add(path, `${quoted(written)} has more digits than a number keeps`, {
      hint: 'put it in quotes if it is a name or a hash',
    })
  }
  walk.numberTexts.set(pathKey(path), written)
  // -0 and 0 mean the same and must have the same cache id.
  return value === 0 ? 0 : value
}

function followAlias(alias: Alias.Parsed, path: DocumentPath, walk: Walk, key: Place | undefined): Json {
  walk.followed += 1
  if (walk.followed === RECIPE_LIMITS.aliases + 1) {
    walk.issues.add(path, `more than ${RECIPE_LIMITS.aliases} aliases`, {
      hint: 'write the values out, or use params',
    })
  }
  if (walk.followed > RECIPE_LIMITS.aliases) return null
  const target = walk.targets.get(alias) ?? walk.anchors.get(alias.source)
  if (target === undefined || walk.open.has(target)) {
    const why = target === undefined ? 'has no anchor before it' : 'stands inside what it stands for'
    walk.issues.add(path, `the alias ${quoted(alias.source)} ${why}`, { hint: 'write the value out' })
    return null
  }
  walk.targets.set(alias, target)
  walk.inside += 1
  // The values of an alias were counted where they were written; they count again here, as they do in memory.
  walk.values -= 1
  const value = convert(target, path, walk, key)
  walk.inside -= 1
  return value
}
