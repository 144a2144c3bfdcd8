/** Puts a sub-recipe's steps in the place of the step that stands for it. Their cache ids are those of the flat recipe. */
import type { Json, Recipe, RecipeInput, RecipeStep, StepInput } from './recipe.ts'

/** Ids of what comes from inside begin with the id of the step: `intro/cut`. No author's id holds a slash. */
const inside = (stepId: string, id: string): string => `${stepId}/${id}`

/**
 * `sub` with its parameters applied. An input of it that the step leaves unfilled becomes an input of the whole recipe, by
 * the name `step/input`, pinned where it was pinned.
 */
export function inlineRecipe(recipe: Recipe, step: RecipeStep, sub: Recipe): Recipe {
  const given = fillInputs(step, sub)
  const subSteps = new Set(sub.steps.map(({ id }) => id))
  const refer = (from: string): readonly string[] =>
    subSteps.has(from) ? [inside(step.id, from)] : (given.get(from) ?? [inside(step.id, from)])
  const steps = sub.steps.map((each) => ({
    ...each,
    id: inside(step.id, each.id),
    config: withPin(each, sub),
    inputs: spread(each.inputs, refer),
    isPinned: each.isPinned || (step.isPinned && each.id === sub.output),
  }))
  const result = refer(sub.output)
  const replace = (from: string): readonly string[] => (from === step.id ? result : [from])
  return {
    ...recipe,
    inputs: [...recipe.inputs, ...openInputs(step, sub, given)],
    effects: [
      ...recipe.effects,
      ...sub.effects.filter(({ name }) => !recipe.effects.some((own) => own.name === name)),
    ],
    steps: recipe.steps.flatMap((each) =>
      each.id === step.id ? steps : [{ ...each, inputs: spread(each.inputs, replace) }],
    ),
    output: replace(recipe.output)[0] ?? recipe.output,
  }
}

/** What fills each input of the sub-recipe: named ones by name, the others in the order of its variable inputs. */
function fillInputs(step: RecipeStep, { inputs }: Recipe): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, string[]>()
  const put = (name: string, from: string): void => void given.set(name, [...(given.get(name) ?? []), from])
  const rest = step.inputs.filter(({ port, from }) => {
    if (port !== undefined) put(port, from)
    return port === undefined
  })
  const open = inputs.filter(({ name, pin }) => pin === undefined && !given.has(name))
  rest.forEach(({ from }, index) => {
    const input = open[Math.min(index, open.length - 1)]
    if (input && (index < open.length || input.isList)) put(input.name, from)
  })
  return given
}

/** Names of inputs given to the step that the sub-recipe does not have, or has no room for. */
export function strayInputs(step: RecipeStep, sub: Recipe): readonly string[] {
  const names = new Set(sub.inputs.map(({ name }) => name))
  const used = [...fillInputs(step, sub).entries()]
  const tooMany = used.filter(
    ([name, from]) => from.length > 1 && !sub.inputs.find((input) => input.name === name)?.isList,
  )
  const placed = used.reduce((sum, [, from]) => sum + from.length, 0)
  const unplaced = placed < step.inputs.length ? ['more inputs than it has'] : []
  return [
    ...used.map(([name]) => name).filter((name) => !names.has(name)),
    ...tooMany.map(([name]) => name),
    ...unplaced,
  ]
}

const openInputs = (
  step: RecipeStep,
  { inputs }: Recipe,
  given: ReadonlyMap<string, unknown>,
): readonly RecipeInput[] =>
  inputs
    .filter(({ name }) => !given.has(name))
    .map((input) => ({ ...input, name: inside(step.id, input.name) }))

const spread = (
  inputs: readonly StepInput[],
  refer: (from: string) => readonly string[],
): readonly StepInput[] =>
  inputs.flatMap(({ port, from }) =>
    refer(from).map((id) => (port === undefined ? { from: id } : { port, from: id })),
  )

/** A pinned effect is named by its pin, so that two recipes may pin one name to different effects. */
function withPin({ type, config }: RecipeStep, { effects }: Recipe): RecipeStep['config'] {
  const pin = type === 'EFFECT' ? effects.find(({ name }) => name === config.effect)?.pin : undefined
  return pin !== undefined && /^b[a-z2-7]{50,}$/.test(pin) ? { ...config, effect: pin as Json } : config
}
