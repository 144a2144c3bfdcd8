/** The recipes that come with the engine: they are read without faults, and plan over media of their kinds. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../engine/nodes/index.ts'
import type { SourceFile } from '../../engine/plan/graph.ts'
import { checkAgainstCatalogue, placesOf } from '../../engine/recipe/check/check-config.ts'
import { applyParams } from '../../engine/recipe/params/apply-params.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import type { Recipe } from '../../engine/recipe/recipe.ts'
import { fileOf, knowing, planOf, STILL } from '../plan/kit.ts'
import { clipFacts, framesOf, range, songFacts, songOf, videoOf } from './music-kit.ts'

const folder = path.join(import.meta.dirname, '../../resources/recipes')
const files = readdirSync(folder)
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8')

function read(file: string): Recipe {
  const { recipe, issues, places } = readRecipe(textOf(file), { fileName: file })
  expect(issues).toEqual([])
  expect(checkAgainstCatalogue(recipe as Recipe, CATALOGUE, placesOf(places))).toEqual([])
  return applyParams(recipe as Recipe, {})
}

const SCENES = [2, 5, 7.5]
const clips = range(3).map((n) => fileOf(`clip${n}`, clipFacts(250)))
const pictures = range(3).map((n) => fileOf(`picture${n}`, STILL))
const song = fileOf('song', songFacts(12))
const filling: Readonly<Record<string, SourceFile | readonly SourceFile[]>> = {
  ...{ clips, pictures, song, audio: song },
  video: clips[0] as SourceFile,
}
const analyses = knowing({
  audio: { song: songOf(12) },
  video: Object.fromEntries(range(3).map((n) => [`clip${n}`, videoOf(10, { scenes: SCENES })])),
})

describe('the template', () => {
  it.each(files)('%s is called as its file, says what it is for, and plans', (file) => {
    const recipe = read(file)
    expect(recipe.name).toBe(path.parse(file).name)
    const described = [recipe, ...recipe.inputs, ...recipe.params]
    expect(described.filter(({ description }) => description === '')).toEqual([])
    const plan = planOf(recipe, { files: filling, analyses })
    const { num, den } = plan.graph.canvas.fps
    // The reel shows a second and a half of each of four scenes.
    expect(framesOf(plan)).toBe(
      ((file === 'scene-reel.yaml' ? 6 : 12) * num) / den + (file === 'scene-reel.yaml' ? 2 : 0),
    )
  })

  it.each(['beat-sync', 'music-video', 'bar-cut-montage', 'scene-reel', 'slideshow-on-beats'])(
    '%s is there',
    (name) => {
      expect(files).toContain(`${name}.yaml`)
    },
  )
})
