/** Copies of steps: as a recipe of their own on the clipboard, and with fresh names where they are pasted. */
import type { Json, Recipe, RecipeInput, RecipeStep, StepInput } from '../../../../engine/recipe/recipe.ts'
import type { RecipeEdit } from '../../document/reader.ts'
import { inputKey, type UiSection } from '../../document/reading.ts'
import { outputEdit, type Point, placeEdit, takenNames } from './edits.ts'
import { freshName } from './names.ts'

/** The chosen steps, and the inputs they need: whole in itself, so that it can be pasted as a new recipe, too. */
export function extract(recipe: Recipe, keys: readonly string[]): Recipe | undefined {
  const chosen = new Set(keys)
  const steps = recipe.steps.filter(({ id }) => chosen.has(id))
  const inside = new Set(steps.map(({ id }) => id))
  const outside = new Set(
    steps.flatMap(({ inputs }) => inputs.map(({ from }) => from)).filter((from) => !inside.has(from)),
  )
  const inputs = recipe.inputs.filter(({ name }) => outside.has(name) || chosen.has(inputKey(name)))
  const stubs = [...outside].filter((from) => !inputs.some(({ name }) => name === from)).map(stub)
  const output = steps.at(-1)?.id ?? inputs.at(-1)?.name
  if (output === undefined) return undefined
  const wanted = new Set(
    JSON.stringify(steps.map(({ config }) => config))
      .matchAll(/"param":"([^"]+)"/g)
      .map(([, name]) => name),
  )
  return {
    ...recipe,
    inputs: [...inputs, ...stubs],
    steps,
    output,
    params: recipe.params.filter(({ name }) => wanted.has(name)),
  }
}

/** What stood outside is asked for again. */
const stub = (name: string): RecipeInput => ({ name, kind: 'any', description: '', isList: false })

export interface Pasted {
  readonly keys: readonly string[]
  readonly edits: readonly RecipeEdit[]
}

export interface PasteOptions {
  readonly positions: UiSection['positions']
  /** By the names in what is pasted. */
  readonly places: ReadonlyMap<string, Point>
  /** Where its upper left corner comes. */
  readonly at: Point
}

/** Links among the pasted stay; those to names that are here as well are kept to these; others come as inputs. */
export function paste(into: Recipe, pasted: Recipe, { places, at }: PasteOptions): Pasted {
  const taken = new Set(takenNames(into))
  const known = new Set(taken)
  const names = new Map<string, string>()
  const rename = (name: string): string => {
    const fresh = freshName(name, taken)
    taken.add(fresh)
    names.set(name, fresh)
    return fresh
  }
  const inputs = pasted.inputs.filter(({ name }) => !known.has(name))
  for (const { name } of inputs) rename(name)
  const steps = pasted.steps.map((step) => ({ ...step, id: rename(step.id) }))
  const linked = steps.map((step) => ({ ...step, inputs: step.inputs.map((input) => renamed(input, names)) }))
  const params = pasted.params.filter(({ name }) => !into.params.some((own) => own.name === name))
  const placed = placesAt(pasted, places, at)
  return {
    keys: linked.map(({ id }) => id),
    edits: [
      ...inputs.map(
        (input): RecipeEdit => ({
          set: ['inputs', names.get(input.name) as string],
          value: inputDocument(input),
        }),
      ),
      ...params.map(
        (param): RecipeEdit => ({ set: ['params', param.name], value: { default: param.default } }),
      ),
      ...linked.map((step): RecipeEdit => ({ addStep: step })),
      ...[...placed].map(([key, place]) => placeEdit(newKey(key, names), place)),
      ...(into.steps.length === 0 && linked.length > 0 ? [outputEdit((linked.at(-1) as RecipeStep).id)] : []),
    ],
  }
}

const renamed = (input: StepInput, names: ReadonlyMap<string, string>): StepInput => ({
  ...input,
  from: names.get(input.from) ?? input.from,
})

const inputDocument = ({ kind, description, pin, isList }: RecipeInput): Json => ({
  ...(kind === 'any' ? {} : { type: kind }),
  ...(description === '' ? {} : { description }),
  ...(pin === undefined ? {} : { pin }),
  ...(isList ? { list: true } : {}),
})

const newKey = (key: string, names: ReadonlyMap<string, string>): string => {
  const input = key.startsWith('input:') ? names.get(key.slice('input:'.length)) : undefined
  return input === undefined ? (names.get(key) ?? key) : inputKey(input)
}

/** As they stood to each other. */
function placesAt(
  pasted: Recipe,
  places: ReadonlyMap<string, Point>,
  [x, y]: Point,
): ReadonlyMap<string, Point> {
  const keys = pasted.steps.map(({ id }) => id).filter((key) => places.has(key))
  const own = keys.map((key) => places.get(key) as Point)
  const [left, top] = [Math.min(...own.map(([at]) => at)), Math.min(...own.map(([, at]) => at))]
  return new Map(
    keys.map((key, at) => [key, [(own[at] as Point)[0] - left + x, (own[at] as Point)[1] - top + y]]),
  )
}
