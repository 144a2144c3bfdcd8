/** Recipe -> text, in the inputs/steps/output dialect, whichever one it was read from. */
import { stringify } from 'yaml'
import type { CanvasWish, EffectPin, Json, Recipe, RecipeInput, RecipeParam } from '../recipe.ts'
import { stepDocument } from './step-document.ts'

/** Reading the text gives the same recipe. Comments and `ui` are no part of a recipe; to keep them, edit the text. */
export function writeRecipe(recipe: Recipe): string {
  const document = {
    name: recipe.name,
    version: recipe.version,
    ...(recipe.description === '' ? {} : { description: recipe.description }),
    ...table('inputs', recipe.inputs, inputDocument),
    ...table('params', recipe.params, paramDocument),
    ...canvasDocument(recipe.canvas),
    ...(recipe.outputProfile === undefined ? {} : { output_profile: recipe.outputProfile }),
    ...table('effects', recipe.effects, effectDocument),
    steps: recipe.steps.map(stepDocument),
    output: recipe.output,
  }
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** A Map keeps the order of names that look like numbers. */
function table<T extends { readonly name: string }>(
  key: string,
  rows: readonly T[],
  write: (row: T) => Json,
) {
  return rows.length === 0 ? {} : { [key]: new Map(rows.map((row) => [row.name, write(row)])) }
}

function inputDocument(input: RecipeInput): Json {
  return {
    ...(input.kind === 'any' ? {} : { type: input.kind }),
    ...(input.description === '' ? {} : { description: input.description }),
    ...(input.pin === undefined ? {} : { pin: input.pin }),
    ...(input.isList ? { list: true } : {}),
  }
}

function paramDocument(param: RecipeParam): Json {
  return { default: param.default, ...(param.description === '' ? {} : { description: param.description }) }
}

function effectDocument(effect: EffectPin): Json {
  return effect.pin === undefined ? null : { pin: effect.pin }
}

function canvasDocument(canvas: CanvasWish): { readonly canvas?: Json } {
  const { fps, ...rest } = canvas
  const rate = fps === undefined ? {} : { fps: fps.den === 1 ? fps.num : `${fps.num}/${fps.den}` }
  const document = { ...rest, ...rate }
  return Object.keys(document).length === 0 ? {} : { canvas: document }
}
