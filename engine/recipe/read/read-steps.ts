/** Reads the steps of both dialects: a list of maps, or a map from id to step. */

import type { Json } from '../recipe.ts'
import { RECIPE_LIMITS } from '../yaml/limits.ts'
import { quoted } from '../yaml/suggest.ts'
import { translateCore } from './core-spellings.ts'
import {
  at,
  type Cursor,
  complain,
  entries,
  isMap,
  items,
  kindOf,
  onlyKeys,
  readFlag,
  readName,
  readText,
} from './cursor.ts'
import type { DraftInput, DraftStep } from './draft.ts'

// node_id, node_type and name are how the Python core writes its graphs.
const STEP_KEYS = [
  'id',
  'type',
  'title',
  'inputs',
  'config',
  'mute',
  'bypass',
  'pin',
  'node_id',
  'node_type',
  'name',
]
const REFERENCE_KEYS = ['node', 'step', 'input', 'from']
const TYPE = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** Steps in the order of the text; faults are reported and the rest is still read. */
export function readSteps(cursor: Cursor): readonly DraftStep[] {
  const size =
    typeof cursor.value === 'object' && cursor.value !== null ? Object.keys(cursor.value).length : 0
  if (size > RECIPE_LIMITS.steps) {
    return (
      complain(cursor, `${size} steps are more than ${RECIPE_LIMITS.steps}`, {
        part: 'key',
        hint: 'split the recipe, and use one from the other (RECIPE steps)',
      }) ?? []
    )
  }
  if (isMap(cursor)) return entries(cursor).map(([id, step]) => readStep(step, id))
  return items(cursor).map((step) => readStep(step, undefined))
}

function readStep(step: Cursor, key: string | undefined): DraftStep {
  if (!onlyKeys(step, STEP_KEYS, 'a step')) return emptyStep(step, key ?? '')
  const title = one(step, 'title', 'name')
  return translateCore({
    id: readId(step, key),
    type: readType(step),
    title: title === undefined ? undefined : readText(title, 'title'),
    config: readConfig(at(step, 'config')),
    inputs: readStepInputs(at(step, 'inputs')),
    isMuted: readFlag(at(step, 'mute'), 'mute'),
    isBypassed: readFlag(at(step, 'bypass'), 'bypass'),
    isPinned: readFlag(at(step, 'pin'), 'pin'),
    at: step,
  })
}

/** Stands for a step that cannot be read, so that references to it are not reported as well. */
function emptyStep(step: Cursor, id: string): DraftStep {
  const flags = { isMuted: false, isBypassed: false, isPinned: false }
  return { id, type: '', title: undefined, config: {}, inputs: [], ...flags, at: step }
}

function readId(step: Cursor, key: string | undefined): string {
  const id = one(step, 'id', 'node_id')
  if (id === undefined && key === undefined) {
    return (
      complain(step, 'a step has no id', { hint: 'add id: <name>, by which other steps refer to it' }) ?? ''
    )
  }
  if (id === undefined) return readName({ ...step, value: key ?? '' }, 'the id of a step') ?? ''
  const name = readName(id, 'the id of a step') ?? ''
  if (key !== undefined && name !== key)
    complain(id, `the id ${quoted(name)} differs from its key ${quoted(key)}`, {
      hint: 'keep the key, remove the id',
    })
  return name
}

function readType(step: Cursor): string {
  const type = one(step, 'type', 'node_type')
  if (type === undefined)
    return complain(step, 'a step has no type', { hint: 'add type: <TYPE>, for example SEGMENT' }) ?? ''
  const text = readText(type, 'type')
  if (text === undefined || TYPE.test(text)) return text?.toUpperCase() ?? ''
  return (
    complain(type, `${quoted(text)} cannot be a type`, {
      hint: 'types are words like SEGMENT or BEAT_SYNC',
    }) ?? ''
  )
}

function readConfig(config: Cursor | undefined): DraftStep['config'] {
  if (config === undefined) return {}
  if (isMap(config)) return config.value as { readonly [key: string]: Json }
  return complain(config, `config must be a map, not ${kindOf(config.value)}`) ?? {}
}

/** `a`, `[a, b]`, `{port: a, other: [b, c]}`; each item a name or `{node: name}`. */
function readStepInputs(inputs: Cursor | undefined): readonly DraftInput[] {
  if (inputs === undefined) return []
  if (!isMap(inputs) || isReference(inputs)) return readReferences(inputs, undefined)
  return entries(inputs).flatMap(([port, from]) => (from.value === null ? [] : readReferences(from, port)))
}

function readReferences(cursor: Cursor, port: string | undefined): readonly DraftInput[] {
  const written = Array.isArray(cursor.value) ? items(cursor) : [cursor]
  return written.flatMap((item) => {
    const from = readReference(item)
    return from === undefined ? [] : [{ port, from, at: item }]
  })
}

function readReference(cursor: Cursor): string | undefined {
  if (!isMap(cursor)) return readName(cursor, 'a reference to a step or input')
  const [key] = Object.keys(cursor.value as object)
  const name = isReference(cursor) && key !== undefined ? at(cursor, key) : undefined
  if (name !== undefined) return readName(name, 'a reference to a step or input')
  return complain(cursor, 'an input is a name or {node: name}', {
    hint: 'write the id of the step or the name of the input',
  })
}

/** `{node: a}` is one reference; `{items: a}` is a map of ports. A port called "input" is taken for a reference, which means the same. */
function isReference(cursor: Cursor): boolean {
  const keys = Object.keys(cursor.value as object)
  return isMap(cursor) && keys.length === 1 && REFERENCE_KEYS.includes(keys[0] ?? '')
}

/** The value under either spelling; both at once are reported. */
function one(step: Cursor, key: string, other: string): Cursor | undefined {
  const first = at(step, key)
  const second = at(step, other)
  if (first !== undefined && second !== undefined)
    complain(second, `${key} and ${other} mean the same`, { part: 'key', hint: `keep ${key}` })
  return first ?? second
}
