/** What a piece is called: by what it shows and how it is encoded, and by nothing else. */
import { describe, expect, it } from 'vitest'
import { type Profile, profileNamed } from '../../engine/media/profiles.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import type { RecipeStep } from '../../engine/recipe/recipe.ts'
import { effectOf, fileOf, planOf, recipeOf, step } from './kit.ts'

type Cut = readonly [from: string, offset: number, contrast?: number]

/** Cuts of 0.4 s, one after the other; names of steps begin with `prefix`. */
function stepsOf(cuts: readonly Cut[], prefix = 's'): readonly RecipeStep[] {
  const parts = cuts.map(([from, offset, contrast], n) => [
    step(`${prefix}${n}`, 'SEGMENT', [from], { config: { offset, duration: 0.4 } }),
    ...(contrast === undefined
      ? []
      : [step(`${prefix}t${n}`, 'TRANSFORM', [`${prefix}${n}`], { config: { effects: { contrast } } })]),
  ])
  const names = parts.map((steps) => steps.at(-1)?.id as string)
  return [...parts.flat(), step(`${prefix}all`, 'SEQUENCE', names)]
}

const planOfCuts = (...cuts: readonly Cut[]): Plan => planOf(recipeOf(stepsOf(cuts)))

/** Ids of the pieces in the order of the result, those that are there already as well. */
const piecesOf = ({ tasks }: Plan): readonly string[] =>
  (tasks.at(-1)?.parts ?? []).flatMap(({ task }) => (task.kind === 'piece' ? [task.id] : []))

const FOUR: readonly Cut[] = [
  ['a', 1],
  ['b', 1],
  ['a', 2, 1.2],
  ['b', 3],
]

describe('a piece', () => {
  it('of another trust domain is another, and so is the sound', () => {
    const partsIn = (domain?: string): readonly string[] => {
      const plan = planOf(recipeOf(stepsOf(FOUR)), domain === undefined ? {} : { domain })
      return (plan.tasks.at(-1)?.parts ?? []).map(({ task }) => task.id)
    }
    const [mine, theirs] = [partsIn('mine'), partsIn('theirs')]
    expect(mine).toHaveLength(5)
    expect(new Set([...mine, ...theirs, ...partsIn()]).size).toBe(15)
  })

  it('of the same cut of another file is another, though the files are alike in all', () => {
    expect(new Set(piecesOf(planOfCuts(...FOUR))).size).toBe(4)
    const swapped = planOf(recipeOf(stepsOf(FOUR)), { files: { a: fileOf('another') } })
    const same = piecesOf(swapped).map((id, n) => id === piecesOf(planOfCuts(...FOUR))[n])
    expect(same).toEqual([false, true, false, true])
  })

  it('is the same wherever it stands, whatever its steps are called, and made once when it is shown twice', () => {
    const ids = piecesOf(planOfCuts(...FOUR))
    expect(piecesOf(planOfCuts(...FOUR.toReversed()))).toEqual(ids.toReversed())
    expect(piecesOf(planOf(recipeOf(stepsOf(FOUR, 'other'))))).toEqual(ids)
    const twice = planOfCuts(...FOUR, ['a', 1])
    expect(piecesOf(twice)).toEqual([...ids, ids[0]])
    expect(twice.tasks.filter(({ kind }) => kind === 'piece')).toHaveLength(4)
  })

  it('is another for each thing that its pixels or bytes depend on', () => {
    const cuts = (changed: Cut): readonly Cut[] => FOUR.with(2, changed)
    const variants = [
      planOfCuts(...FOUR),
      planOfCuts(...cuts(['a', 2, 1.3])),
      planOfCuts(...cuts(['a', 2])),
      planOfCuts(...cuts(['a', 2.04, 1.2])),
      planOf(recipeOf(stepsOf(FOUR), { canvas: { fps: { num: 30, den: 1 } } })),
      planOf(recipeOf(stepsOf(FOUR)), {}, { profileFor: () => profileNamed('draft') as Profile }),
    ]
    const ids = variants.map((plan) => piecesOf(plan)[2])
    expect(new Set(ids).size).toBe(variants.length)
    expect(piecesOf(variants[1] as Plan).toSpliced(2, 1)).toEqual(
      piecesOf(variants[0] as Plan).toSpliced(2, 1),
    )
  })

  it('is told by its steps, and by no step of another piece', () => {
    const { tasks } = planOfCuts(...FOUR)
    const steps = tasks.filter(({ kind }) => kind === 'piece').map((task) => task.steps)
    expect(steps).toEqual([
      ['s0', 'sall'],
      ['s1', 'sall'],
      ['s2', 'st2', 'sall'],
      ['s3', 'sall'],
    ])
  })

  it('of an effect is another when the effect is', () => {
    const withEffect = (contrast: number): readonly string[] => {
      const steps = [...stepsOf(FOUR), step('seen', 'EFFECT', ['sall'], { config: { effect: 'mine' } })]
      const effects = { mine: effectOf([{ use: 'eq', with: { contrast } }]) }
      return piecesOf(planOf(recipeOf(steps), { effects }))
    }
    expect(new Set([...withEffect(1.2), ...withEffect(1.3)]).size).toBe(8)
  })
})

describe('a result', () => {
  it('of fewer than four pieces, of a picture, or in a profile without them is rendered in one task', () => {
    const kinds = (plan: Plan): readonly string[] => plan.tasks.map(({ kind }) => kind)
    expect(kinds(planOfCuts(...FOUR.slice(0, 3)))).toEqual(['render'])
    const webm = { profileFor: () => profileNamed('webm') as Profile }
    expect(kinds(planOf(recipeOf(stepsOf(FOUR)), {}, webm))).toEqual(['render'])
    expect(kinds(planOfCuts(...FOUR))).toEqual([...Array(4).fill('piece'), 'sound', 'join'])
  })
})
