/** The cuts of a step's result, as far as the recipe and the plan say where they are. */
import type { PlanReport } from '../../../engine/contract/schemas.ts'
import type { Recipe, RecipeStep } from '../../../engine/recipe/recipe.ts'
import type { Clip } from '../timeline-data.ts'
import { startOf } from './song-of.ts'

export interface Known {
  readonly recipe: Recipe
  readonly beatSync: PlanReport['beatSync']
  /** Length of what fills an input. */
  readonly secOf: (input: string) => number | undefined
}

/** Steps that change pictures but not when they are shown. */
const KEEPS_TIME: ReadonlySet<string> = new Set(['TRANSFORM', 'RESIZE', 'EFFECT', 'MUX'])

/** Empty where it is one clip, or nobody can say. */
export function clipsOf(known: Known, stepId: string, durationSec: number): readonly Clip[] {
  const step = cutter(known.recipe, stepId)
  if (!step) return []
  const report = known.beatSync.find((one) => one.step === step.id)
  if (report) return clipsOfBeats(report, durationSec)
  return step.type === 'SEQUENCE' ? clipsOfSequence(known, step, durationSec) : []
}

/** The step that cut what this one shows. */
function cutter({ steps }: Recipe, id: string): RecipeStep | undefined {
  const step = steps.find((one) => one.id === id)
  if (!step || !KEEPS_TIME.has(step.type)) return step
  const picture = step.inputs.find(({ port }) => port === 'video') ?? step.inputs[0]
  return picture && cutter({ steps } as Recipe, picture.from)
}

export function clipsOfBeats(
  { cuts }: Pick<PlanReport['beatSync'][number], 'cuts'>,
  durationSec: number,
): readonly Clip[] {
  const inside = cuts.filter(({ atSec }) => atSec < durationSec)
  const opening = inside[0] && inside[0].atSec < 1e-3 ? [] : [{ atSec: 0, errorMs: undefined }]
  const starts = [...opening, ...inside]
  return starts.map(({ atSec, errorMs }, index) => ({
    fromSec: atSec,
    toSec: starts[index + 1]?.atSec ?? durationSec,
    name: String(index + 1),
    ...(errorMs === undefined ? {} : { errorMs }),
  }))
}

/** Less than the result's length by so much: something there is not as simple. More is cut off by what ends before. */
const MAX_ERROR_SEC = 0.15

function clipsOfSequence(known: Known, step: RecipeStep, durationSec: number): readonly Clip[] {
  // Crossfades move what comes after them.
  if ((step.config.transition ?? 'cut') !== 'cut') return []
  let sec = 0
  const clips: Clip[] = []
  for (const { from } of step.inputs) {
    const length = lengthOf(known, from)
    if (length === undefined) return []
    clips.push({ fromSec: sec, toSec: sec + length, name: titleOf(known.recipe, from) })
    sec += length
  }
  if (sec < durationSec - MAX_ERROR_SEC) return []
  return clips
    .filter(({ fromSec }) => fromSec < durationSec)
    .map((clip) => ({ ...clip, toSec: Math.min(clip.toSec, durationSec) }))
}

function lengthOf(known: Known, id: string): number | undefined {
  const step = known.recipe.steps.find((one) => one.id === id)
  if (!step) return known.secOf(id)
  const [first] = step.inputs
  if (!first) return undefined
  if (step.type === 'SEGMENT') return segmentSec(step, lengthOf(known, first.from))
  return KEEPS_TIME.has(step.type) ? lengthOf(known, first.from) : undefined
}

function segmentSec(step: RecipeStep, inputSec: number | undefined): number | undefined {
  const { duration, end } = step.config
  const start = startOf(step)
  const wished = typeof duration === 'number' ? duration : typeof end === 'number' ? end - start : undefined
  if (inputSec === undefined) return wished
  return Math.min(wished ?? inputSec, inputSec - start)
}

const titleOf = ({ steps }: Recipe, id: string): string => steps.find((one) => one.id === id)?.title ?? id
