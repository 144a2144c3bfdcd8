/** What is done on the canvas, as edits of the recipe's text. Every one leaves a recipe that can be read. */
import type { Json, MediaKind, Recipe, RecipeInput, RecipeStep } from '../../../../engine/recipe/recipe.ts'
import type { RecipeEdit } from '../../document/reader.ts'
import { inputKey, type UiSection } from '../../document/reading.ts'
import type { Catalogue } from './catalogue.ts'
import { inputsEdit, withoutInputs } from './connect.ts'
import { freshName } from './names.ts'

export type Point = readonly [x: number, y: number]

/** What an edit made, to be selected. */
export interface Made {
  readonly key: string
  /** What other steps call it. */
  readonly name: string
  readonly edits: readonly RecipeEdit[]
}

export const takenNames = ({ inputs, steps }: Pick<Recipe, 'inputs' | 'steps'>): readonly string[] => [
  ...inputs.map(({ name }) => name),
  ...steps.map(({ id }) => id),
]

const PLAIN = { isMuted: false, isBypassed: false, isPinned: false }

interface NewStep {
  readonly type: string
  readonly at: Point
  readonly config?: RecipeStep['config']
  /** What goes into it. */
  readonly inputs?: RecipeStep['inputs']
}

/** The result is what comes last: a step that takes it, or the first one there is, becomes the output. */
export function addStep(recipe: Recipe, { type, at, config = {}, inputs = [] }: NewStep): Made {
  const id = freshName(type, takenNames(recipe))
  const isNext = recipe.steps.length === 0 || inputs.some(({ from }) => from === recipe.output)
  return {
    key: id,
    name: id,
    edits: [
      { addStep: { id, type, config, inputs, ...PLAIN } },
      placeEdit(id, at),
      ...(isNext ? [outputEdit(id)] : []),
    ],
  }
}

interface NewInput {
  readonly kind: MediaKind
  readonly at: Point
  /** What it is called, as a wish. Absent: as its kind. */
  readonly name?: string
  readonly content?: string
}

export function addInput(recipe: Recipe, { kind, at, name = kind, content }: NewInput): Made {
  const fresh = freshName(name, takenNames(recipe))
  const key = inputKey(fresh)
  return {
    key,
    name: fresh,
    edits: [
      { set: ['inputs', fresh], value: { type: kind } },
      placeEdit(key, at),
      ...(content === undefined ? [] : [fillEdit(fresh, [content])]),
    ],
  }
}

export const fillEdit = (input: string, contents: readonly string[]): RecipeEdit => ({
  set: ['ui', 'fill', input],
  value: [...contents],
})

/** One more of a list, else this one. */
export const filledWith = (
  { isList }: Pick<RecipeInput, 'isList'>,
  now: readonly string[],
  content: string,
): readonly string[] => (isList ? [...now, content] : [content])

export const placeEdit = (key: string, [x, y]: Point): RecipeEdit => ({
  set: ['ui', 'positions', key],
  value: [Math.round(x), Math.round(y)],
})

/** One edit for many, since each reads the whole text. */
export function placeEdits(
  saved: UiSection['positions'],
  all: ReadonlyMap<string, Point>,
): readonly RecipeEdit[] {
  const changed = [...all].filter(([key, at]) => !isAt(saved[key], at))
  if (changed.length === 0) return []
  if (changed.length <= FEW) return changed.map(([key, at]) => placeEdit(key, at))
  const value = Object.fromEntries(
    [...all].map(([key, [x, y]]): [string, Json] => [key, [Math.round(x), Math.round(y)]]),
  )
  return [{ set: ['ui', 'positions'], value }]
}

const FEW = 8

const isAt = (saved: Point | undefined, [x, y]: Point): boolean =>
  saved !== undefined && saved[0] === Math.round(x) && saved[1] === Math.round(y)

export const outputEdit = (id: string): RecipeEdit => ({ set: ['output'], value: id })

/** Steps, inputs and what refers to them; notes and frames by `note:id` and `frame:id`. */
export function removeAll(
  recipe: Recipe,
  ui: UiSection,
  keys: readonly string[],
  known: Catalogue,
): readonly RecipeEdit[] {
  const gone = new Set(keys)
  const steps = recipe.steps.filter(({ id }) => gone.has(id))
  const inputs = recipe.inputs.filter(({ name }) => gone.has(inputKey(name)))
  const lost = new Set([...steps.map(({ id }) => id), ...inputs.map(({ name }) => name)])
  return [
    ...recipe.steps.filter(({ id }) => !gone.has(id)).flatMap((step) => looseEdits(step, lost, known)),
    ...outputAfter(recipe, lost),
    ...steps.map(({ id }): RecipeEdit => ({ remove: ['steps', id] })),
    ...inputs.map(({ name }): RecipeEdit => ({ remove: ['inputs', name] })),
    ...uiLeftovers(
      ui,
      keys,
      inputs.map(({ name }) => name),
    ),
  ]
}

function looseEdits(step: RecipeStep, lost: ReadonlySet<string>, known: Catalogue): readonly RecipeEdit[] {
  const gone = step.inputs.flatMap(({ from }, index) => (lost.has(from) ? [index] : []))
  return gone.length === 0 ? [] : [inputsEdit(step, withoutInputs(step, gone, known))]
}

/** What went into the output that is gone comes out now; else the last step there is; without steps nothing does. */
function outputAfter({ output, steps }: Recipe, lost: ReadonlySet<string>): readonly RecipeEdit[] {
  if (!lost.has(output)) return []
  const left = steps.map(({ id }) => id).filter((id) => !lost.has(id))
  const before = steps.find(({ id }) => id === output)?.inputs.map(({ from }) => from) ?? []
  const next = before.find((name) => left.includes(name)) ?? left.at(-1)
  return [next === undefined ? { remove: ['output'] } : outputEdit(next)]
}

const NOTE = 'note:'
const FRAME = 'frame:'
export const noteKey = (id: string): string => NOTE + id
export const frameKey = (id: string): string => FRAME + id
/** Notes and frames. */
export const isMark = (key: string): boolean => key.startsWith(NOTE) || key.startsWith(FRAME)

function uiLeftovers(
  ui: UiSection,
  keys: readonly string[],
  inputs: readonly string[],
): readonly RecipeEdit[] {
  const gone = new Set(keys)
  const notes = ui.notes.filter(({ id }) => !gone.has(noteKey(id)))
  const frames = ui.frames.filter(({ id }) => !gone.has(frameKey(id)))
  return [
    ...keys
      .filter((key) => ui.positions[key])
      .map((key): RecipeEdit => ({ remove: ['ui', 'positions', key] })),
    ...inputs.filter((name) => ui.fill[name]).map((name): RecipeEdit => ({ remove: ['ui', 'fill', name] })),
    ...(notes.length === ui.notes.length ? [] : [notesEdit(notes)]),
    ...(frames.length === ui.frames.length ? [] : [framesEdit(frames)]),
  ]
}

export const notesEdit = (notes: UiSection['notes']): RecipeEdit => ({
  set: ['ui', 'notes'],
  value: notes.map(({ id, text, at: [x, y] }) => ({ id, text, at: [Math.round(x), Math.round(y)] })),
})

export const framesEdit = (frames: UiSection['frames']): RecipeEdit => ({
  set: ['ui', 'frames'],
  value: frames.map(({ id, title, at: [x, y], size: [width, height] }) => ({
    id,
    title,
    at: [Math.round(x), Math.round(y)],
    size: [Math.round(width), Math.round(height)],
  })),
})

/** `mute`, `bypass` or `pin` of these steps; a flag that is off is not written. */
export const flagEdits = (steps: readonly RecipeStep[], flag: Flag, isOn: boolean): readonly RecipeEdit[] =>
  steps
    .filter((step) => isFlagged(step, flag) !== isOn)
    .map(
      ({ id }): RecipeEdit =>
        isOn ? { set: ['steps', id, flag], value: true } : { remove: ['steps', id, flag] },
    )

export type Flag = 'mute' | 'bypass' | 'pin'

export const isFlagged = (step: RecipeStep, flag: Flag): boolean =>
  ({ mute: step.isMuted, bypass: step.isBypassed, pin: step.isPinned })[flag]

export const titleEdit = (id: string, title: string): RecipeEdit => ({
  set: ['steps', id, 'title'],
  value: title,
})
