/** A step as documents have it. Without the YAML library, so that pages can say what they want written. */
import type { Json, RecipeStep } from '../recipe.ts'

/** Also what an edit adds. */
export function stepDocument(step: RecipeStep): { readonly [key: string]: Json } {
  return {
    id: step.id,
    type: step.type,
    ...(step.title === undefined ? {} : { title: step.title }),
    ...(step.inputs.length === 0 ? {} : { inputs: inputsDocument(step) }),
    ...(Object.keys(step.config).length === 0 ? {} : { config: step.config }),
    ...(step.isMuted ? { mute: true } : {}),
    ...(step.isBypassed ? { bypass: true } : {}),
    ...(step.isPinned ? { pin: true } : {}),
  }
}

/** A list, or ports by name; one input of a port stands without brackets. */
function inputsDocument(step: RecipeStep): Json {
  if (step.inputs.every((input) => input.port === undefined)) return step.inputs.map((input) => input.from)
  const ports = Map.groupBy(step.inputs, (input) => input.port ?? '')
  return Object.fromEntries(
    [...ports].map(([port, inputs]) => [port, oneOrList(inputs.map((input) => input.from))]),
  )
}

function oneOrList(names: readonly string[]): Json {
  return names.length === 1 ? (names[0] ?? null) : names
}
