/** What could be written at a place of a recipe's text. Pure. */
import type { ConfigKey } from '../../../engine/contract/config-keys.ts'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { beside, keyColumn, keysAround } from './path-at.ts'

export interface Proposal {
  readonly word: string
  /** Beside it, in a few words. */
  readonly detail?: string
  /** More of it. */
  readonly about?: string
  /** What follows it: `: ` behind a key. */
  readonly behind?: string
}

export interface NodeWords {
  readonly type: string
  readonly title: string
  readonly description: string
  readonly keys: readonly ConfigKey[]
}

export interface Knowledge {
  readonly nodes: readonly NodeWords[]
  readonly recipe: Recipe | undefined
  readonly words: { readonly step: string; readonly input: string }
}

const TOP = [
  'name',
  'version',
  'description',
  'inputs',
  'params',
  'canvas',
  'output_profile',
  'effects',
  'steps',
  'output',
]
const STEP = ['id', 'type', 'title', 'inputs', 'config', 'mute', 'bypass', 'pin']
const KINDS = ['video', 'audio', 'image']

export interface Place {
  readonly lines: readonly string[]
  /** Counts from 1. */
  readonly line: number
  /** What stands on the line before the cursor. */
  readonly before: string
}

export function proposalsAt(place: Place, known: Knowledge): readonly Proposal[] {
  const { lines, line, before } = place
  const around = keysAround(lines, line)
  const isOfInputs = around[0] === 'steps' && around.findLast((key) => key !== '-') === 'inputs'
  if (/^[\s-]*inputs:\s*[[{]/.test(before) && /[[,:]\s*[\w.-]*$/.test(before)) return sources(known)
  if (isOfInputs && /^\s*-\s+\S*$/.test(before)) return sources(known)
  const [, key] = /^\s*(?:-\s+)*([\w.-]+):\s+\S*$/.exec(before) ?? []
  if (key !== undefined) return valuesOf(key, around, place, known)
  return /^\s*(?:-\s+)*[\w.-]*$/.test(before) ? keysOf(around, place, known) : []
}

function valuesOf(
  key: string,
  around: readonly string[],
  place: Place,
  known: Knowledge,
): readonly Proposal[] {
  if (isStep(around) && key === 'type')
    return known.nodes.map(({ type, title, description }) => ({
      word: type,
      detail: title,
      about: description,
    }))
  if (around[0] === 'inputs' && key === 'type') return KINDS.map((word) => ({ word }))
  if ((around.length === 0 && key === 'output') || around.at(-1) === 'inputs') return sources(known)
  if (around.at(-1) !== 'config') return []
  const choices = configOf(place, known).find(({ path }) => path === key)?.choices ?? []
  return choices.filter(({ isValue }) => isValue).map(({ text }) => ({ word: text }))
}

function keysOf(around: readonly string[], place: Place, known: Knowledge): readonly Proposal[] {
  const keys = (words: readonly string[]): readonly Proposal[] =>
    words.map((word) => ({ word, behind: ': ' }))
  if (around.length === 0) return keyColumn(place.before) === 0 ? keys(TOP) : []
  if (isStep(around)) return keys(STEP)
  if (around.at(-1) !== 'config') return []
  return configOf(place, known)
    .filter(({ path }) => !/[.[]/.test(path))
    .map(({ path, title, unit, range }) => ({
      word: path,
      detail: [range, unit].filter((part) => part !== '').join(' '),
      about: title,
      behind: ': ',
    }))
}

/** The config keys of the step whose `config` a line stands in. */
function configOf({ lines, line }: Place, { nodes }: Knowledge): readonly ConfigKey[] {
  const isAbove = (text: string): boolean =>
    /^[\s-]*config:\s*$/.test(text) && keyColumn(text) < keyColumn(lines[line - 1] ?? '')
  const above = lines.slice(0, line - 1).findLastIndex(isAbove)
  const type = above < 0 ? undefined : beside(lines, above + 1, 'type')?.toUpperCase()
  return nodes.find((node) => node.type === type)?.keys ?? []
}

/** Right inside a step, of a list or of a map of steps. */
const isStep = (around: readonly string[]): boolean => around.length === 2 && around[0] === 'steps'

const sources = ({ recipe, words }: Knowledge): readonly Proposal[] => [
  ...(recipe?.steps ?? []).map(({ id, type }) => ({ word: id, detail: `${words.step} ${type}` })),
  ...(recipe?.inputs ?? []).map(({ name, kind }) => ({ word: name, detail: `${words.input} ${kind}` })),
]
