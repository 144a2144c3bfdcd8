/** What the dock works out of a recipe: its song, its cuts, what it plays. */
import { describe, expect, it } from 'vitest'
import type { PlanReport, RunSummary } from '../../../engine/contract/schemas.ts'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { analysisAt } from '../../../renderer/timeline/dock/analysis-at.ts'
import { clipsOf, clipsOfBeats } from '../../../renderer/timeline/dock/clips-of.ts'
import { songOf } from '../../../renderer/timeline/dock/song-of.ts'
import { othersOf, resultOf, selectionOf } from '../../../renderer/timeline/dock/subject.ts'

const RECIPE = recipe(`
name: cuts
inputs:
  street: { type: video }
  song: { type: audio }
steps:
  - { id: walk, type: SEGMENT, title: First walk, inputs: [street], config: { start: 2, duration: 3 } }
  - { id: rest, type: SEGMENT, inputs: [street], config: { start: 28 } }
  - { id: part, type: SEGMENT, inputs: [song], config: { offset: 1.5 } }
  - { id: beats, type: ANALYZE, inputs: [part], config: { features: [beats] } }
  - { id: all, type: SEQUENCE, inputs: [walk, rest, walk] }
  - { id: warm, type: TRANSFORM, inputs: [all], config: { effects: { saturation: 1.2 } } }
  - { id: out, type: MUX, inputs: { video: warm, audio: part } }
output: out
`)

function recipe(text: string): Recipe {
  const { recipe: read, issues } = readRecipe(text, { fileName: 'test.yaml' })
  expect(issues).toEqual([])
  return read as Recipe
}

describe('the song of a step', () => {
  it('is followed up to its input, with where it begins there', () => {
    expect(songOf(RECIPE, 'out')).toEqual({ input: 'song', offsetSec: 1.5 })
    expect(songOf(RECIPE, 'beats')).toEqual({ input: 'song', offsetSec: 1.5 })
  })

  it('comes with what was corrected of its beats', () => {
    const steps = RECIPE.steps.map((step) =>
      step.id === 'beats' ? { ...step, config: { ...step.config, corrections: 'bafy' } } : step,
    )
    expect(songOf({ ...RECIPE, steps }, 'beats')?.corrections).toBe('bafy')
  })

  it('is nobody’s who does not hear it', () => {
    expect(songOf(RECIPE, 'warm')).toBeUndefined()
  })

  it('is for a result without one that of the first step that listens', () => {
    expect(songOf({ ...RECIPE, output: 'warm' }, 'warm')).toEqual({ input: 'song', offsetSec: 1.5 })
  })
})

describe('an analysis from a later moment on', () => {
  it('begins there and ends where the clip ends', () => {
    const report = { beats: [0.5, 1.5, 2.5, 3.5], downbeats: [1.5], onsets: [], sections: [] }
    const energy = { hopSec: 0.5, values: [1, 2, 3, 4, 5] }
    const later = analysisAt({ ...report, energy } as never, 1.5, 1.5)
    expect(later.beats).toEqual({ beats: [0, 1], downbeats: [0] })
    expect(later.energy?.values).toEqual([4, 5])
  })
})

describe('the cuts of a result', () => {
  const known = {
    recipe: RECIPE,
    beatSync: [],
    secOf: (name: string) => (name === 'street' ? 30 : undefined),
  }

  it('are the parts of its sequence, found through what does not move them', () => {
    expect(clipsOf(known, 'out', 8)).toEqual([
      { fromSec: 0, toSec: 3, name: 'First walk' },
      { fromSec: 3, toSec: 5, name: 'rest' },
      { fromSec: 5, toSec: 8, name: 'First walk' },
    ])
  })

  it('end where the result ends', () => {
    expect(clipsOf(known, 'out', 6).map(({ toSec }) => toSec)).toEqual([3, 5, 6])
  })

  it('are not guessed where lengths are not known or do not come out', () => {
    expect(clipsOf({ ...known, secOf: () => undefined }, 'out', 8)).toEqual([])
    expect(clipsOf(known, 'out', 12)).toEqual([])
    expect(clipsOf(known, 'walk', 3)).toEqual([])
  })

  it('are told by the plan where they follow music, with how far they are off', () => {
    const cuts = [
      { atSec: 1, beatSec: 0.99, errorMs: 10 },
      { atSec: 2, beatSec: 2.02, errorMs: -20 },
    ]
    expect(clipsOfBeats({ cuts }, 3)).toEqual([
      { fromSec: 0, toSec: 1, name: '1' },
      { fromSec: 1, toSec: 2, name: '2', errorMs: 10 },
      { fromSec: 2, toSec: 3, name: '3', errorMs: -20 },
    ])
  })
})

describe('what the dock plays', () => {
  const run = (output: string, profile = 'mp4') => ({ output, profile, updatedAt: output }) as RunSummary
  const report = (cid?: string) =>
    ({ steps: [{ id: 'warm', cacheId: 'key-of-warm' }], output: { step: 'out', cid } }) as PlanReport
  const known = { recipe: RECIPE, fill: { song: ['a.flac'] }, report: report(), runs: [], previews: {} }

  it('is nothing before the first run', () => {
    expect(resultOf(known)).toBeUndefined()
  })

  it('is the last result, which is an earlier one once the recipe has changed', () => {
    const runs = [run('a-draft', 'draft'), run('new'), run('old')]
    expect(resultOf({ ...known, runs })).toMatchObject({ content: 'new', isStale: true })
    expect(resultOf({ ...known, runs, report: report('old') })).toMatchObject({
      content: 'old',
      isStale: false,
    })
  })

  it('is the file of a selected input, and what an analysis listens to', () => {
    expect(selectionOf(known, 'input:song')).toMatchObject({ kind: 'input', content: 'a.flac' })
    expect(selectionOf(known, 'input:street')).toBeUndefined()
    const direct = recipe(
      'name: x\ninputs: { song: { type: audio } }\nsteps: [{ id: b, type: ANALYZE, inputs: [song], config: { features: [beats] } }]\noutput: b\n',
    )
    expect(selectionOf({ ...known, recipe: direct }, 'b')).toMatchObject({ kind: 'input', id: 'song' })
  })

  it('is the draft of a selected step as long as its cache id is the same', () => {
    const previews = { 'key-of-warm': { state: 'ready', cid: 'a-draft' } } as never
    expect(selectionOf({ ...known, previews }, 'warm')).toMatchObject({ kind: 'draft', content: 'a-draft' })
    const changed = { steps: [{ id: 'warm', cacheId: 'another' }], output: { step: 'out' } } as PlanReport
    expect(selectionOf({ ...known, previews, report: changed }, 'warm')).toBeUndefined()
  })

  it('can be compared with every other result, each once', () => {
    const runs = [run('new'), run('old'), run('old')]
    const shown = resultOf({ ...known, runs })
    expect(shown && othersOf({ ...known, runs }, shown).map(({ content }) => content)).toEqual(['old'])
  })
})
