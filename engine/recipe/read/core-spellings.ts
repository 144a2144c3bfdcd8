/**
 * How the Python core writes what this engine says otherwise, where it takes more than one key or the step's inputs to
 * tell. All other spellings of it are read by the node types themselves.
 */

import type { Json } from '../recipe.ts'
import { spellMap, spellMux } from './core-inputs.ts'
import { at, type Cursor, complain, isMap, items } from './cursor.ts'
import type { DraftStep } from './draft.ts'

/** A step with its spelling of the core replaced. `config` is where the step's config stands. */
type Spelling = (step: DraftStep, config: Cursor) => DraftStep

const SPELLINGS: ReadonlyMap<string, Spelling> = new Map([
  ['SEGMENT', spellSegment],
  ['SEQUENCE', spellSequence],
  ['LAYER', spellLayer],
  ['MUX', spellMux],
  ['MAP', spellMap],
])

/** The same step in this engine's words; what cannot be said in them is reported. */
export function translateCore(step: DraftStep): DraftStep {
  const config = at(step.at, 'config')
  const spelling = SPELLINGS.get(step.type)
  return config === undefined || !isMap(config) || spelling === undefined ? step : spelling(step, config)
}

/** `duration: null` is the core's "to the end". */
function spellSegment(step: DraftStep): DraftStep {
  const { duration, ...config } = step.config
  return duration === null ? { ...step, config } : step
}

/** `target_size: explicit` with `width` and `height` beside it. */
function spellSequence(step: DraftStep, config: Cursor): DraftStep {
  const { width, height, ...rest } = step.config
  const target = at(config, 'target_size')
  if (target?.value === 'explicit') {
    if (width != null && height != null)
      return { ...step, config: { ...rest, target_size: { width, height } } }
    complain(target, 'target_size: explicit needs a width and a height', {
      hint: 'write target_size: {width: 1280, height: 720}',
    })
    return step
  }
  for (const side of [at(config, 'width'), at(config, 'height')]) {
    if (side !== undefined)
      complain(side, 'a side counts only with target_size: explicit', {
        part: 'key',
        hint: 'write target_size: {width: 1280, height: 720}, or remove it',
      })
  }
  return { ...step, config: rest }
}

const CORNER = [0, 0]

/** `inputs`: an entry for each input, the base too, which stays as it is; without a position it lies at 0, 0. */
function spellLayer(step: DraftStep, config: Cursor): DraftStep {
  const written = at(config, 'inputs')
  if (written === undefined) return step
  const { inputs: _, layers, ...rest } = step.config
  if (layers !== undefined)
    complain(written, 'inputs and layers describe the same', { part: 'key', hint: 'keep layers' })
  const [base, ...above] = items(written)
  if (base !== undefined && !isUntouched(base.value))
    complain(base, 'the first input is the base: it gives the size and stays as it is', {
      hint: 'begin with {}, and lay the picture over another one',
    })
  const count = Math.max(above.length, step.inputs.length - 1)
  const each = Array.from({ length: count }, (_, index): Json => inCorner(above[index]))
  return { ...step, config: { ...rest, layers: each } }
}

function inCorner(entry: Cursor | undefined): Json {
  if (entry === undefined) return { position: CORNER }
  return isMap(entry) ? { position: CORNER, ...(entry.value as object) } : entry.value
}

const UNTOUCHED: ReadonlyMap<string, string> = new Map([
  ['position', '[0,0]'],
  ['opacity', '1'],
  ['scale', '1'],
])

const isUntouched = (value: Json): boolean =>
  Object.entries(value ?? {}).every(([key, setting]) => JSON.stringify(setting) === UNTOUCHED.get(key))
