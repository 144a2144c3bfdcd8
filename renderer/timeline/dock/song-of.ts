/** Which music a step follows: the recipe's input that its beats come from. */
import type { Recipe, RecipeStep } from '../../../engine/recipe/recipe.ts'

export interface Song {
  /** Name of the recipe's input. */
  readonly input: string
  /** Where in it the step's time begins. */
  readonly offsetSec: number
  /** CID of what a listener corrected of its beats, where the step that analyses it says so. */
  readonly corrections?: string
}

/** Of a step's own sound; the result's may also be that of the first step that listens to music. */
export const songOf = (recipe: Recipe, stepId: string): Song | undefined =>
  soundOf(recipe, stepId) ?? (stepId === recipe.output ? firstHeard(recipe) : undefined)

const firstHeard = (recipe: Recipe): Song | undefined =>
  recipe.steps.map((step) => heardBy(recipe, step)).find((song) => song !== undefined)

/** The song of a step that listens to one. */
const heardBy = (recipe: Recipe, { id, type }: RecipeStep): Song | undefined =>
  type === 'ANALYZE' || type === 'BEAT_SYNC' ? soundOf(recipe, id) : undefined

/** Steps whose sound is that of one of their inputs, by the ports it can come in at. */
const SOUND_PORT: Readonly<Record<string, string>> = { BEAT_SYNC: 'song', MUX: 'audio', SEGMENT_AT: 'song' }

/** Steps whose result is as long as their input, moment by moment. */
const KEEPS_TIME: ReadonlySet<string> = new Set(['ANALYZE', 'TRANSFORM', 'RESIZE', 'EFFECT'])

/** Sound that is heard at a step, followed up to the input it comes from. Ends: there are no cycles in a recipe. */
function soundOf(recipe: Recipe, id: string): Song | undefined {
  const step = recipe.steps.find((one) => one.id === id)
  if (!step) return isSound(recipe, id) ? { input: id, offsetSec: 0 } : undefined
  const port = SOUND_PORT[step.type]
  if (port !== undefined) {
    const from = step.inputs.find((one) => one.port === port) ?? step.inputs.at(-1)
    return from && soundOf(recipe, from.from)
  }
  const [first] = step.inputs
  if (!first) return undefined
  if (step.type === 'SEGMENT') return later(soundOf(recipe, first.from), startOf(step))
  return KEEPS_TIME.has(step.type) ? corrected(soundOf(recipe, first.from), step) : undefined
}

function corrected(song: Song | undefined, { config }: RecipeStep): Song | undefined {
  const { corrections } = config
  return song && typeof corrections === 'string' ? { ...song, corrections } : song
}

const isSound = ({ inputs }: Recipe, name: string): boolean =>
  inputs.some((input) => input.name === name && input.kind === 'audio')

const later = (song: Song | undefined, bySec: number): Song | undefined =>
  song && { ...song, offsetSec: song.offsetSec + bySec }

export function startOf({ config }: RecipeStep): number {
  const start = config.offset ?? config.start
  return typeof start === 'number' ? start : 0
}
