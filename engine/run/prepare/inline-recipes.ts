/** Replaces every RECIPE step by the steps of the recipe it names, however deep they are nested. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RecipeText } from '../../contract/schemas.ts'
import { inlineRecipe, strayInputs } from '../../recipe/inline-recipe.ts'
import { applyParams } from '../../recipe/params/apply-params.ts'
import type { Json, Recipe, RecipeStep } from '../../recipe/recipe.ts'
import type { EngineParts } from '../parts.ts'
import { openRecipe } from './open-recipe.ts'

const MAX_DEPTH = 16
const MAX_STEPS = 20_000

/** @throws ArtDagError RECIPE_INVALID (also for a recipe that contains itself), NOT_FOUND */
export async function inlineRecipes(
  recipe: Recipe,
  parts: EngineParts,
  around: readonly string[] = [],
): Promise<Recipe> {
  let whole = recipe
  for (const step of recipe.steps) {
    if (step.type !== 'RECIPE' || step.isMuted || step.isBypassed) continue
    whole = inlineRecipe(whole, currentOf(whole, step), await openSub(step, parts, around))
    if (whole.steps.length > MAX_STEPS) throw invalid(step, `makes a recipe of more than ${MAX_STEPS} steps`)
  }
  return whole
}

/** Steps before it may have changed what it refers to. */
const currentOf = (recipe: Recipe, { id }: RecipeStep): RecipeStep =>
  recipe.steps.find((step) => step.id === id) as RecipeStep

async function openSub(step: RecipeStep, parts: EngineParts, around: readonly string[]): Promise<Recipe> {
  const name = String(step.config.recipe)
  const source = findText(name, step, parts)
  if (around.includes(source.text)) throw invalid(step, `the recipe ${name} contains itself`)
  if (around.length >= MAX_DEPTH) throw invalid(step, `recipes are nested more than ${MAX_DEPTH} deep`)
  const written = await openRecipe(source, parts)
  const params = (step.config.params ?? {}) as Readonly<Record<string, Json>>
  const sub = await inlineRecipes(applyParams(written, params), parts, [...around, source.text])
  const stray = strayInputs(step, sub)
  if (stray.length === 0) return sub
  const known = sub.inputs.map((input) => input.name).join(', ')
  throw invalid(
    step,
    `it gives ${stray.join(', ')}, which the recipe ${name} does not take`,
    `its inputs: ${known || 'none'}`,
  )
}

/** What is kept under a name goes before a file of that name. */
function findText(name: string, step: RecipeStep, { documents, home, library }: EngineParts): RecipeText {
  const cid = parseCidText(name) ?? library.recipes.get(name)?.cid
  if (cid)
    return { text: new TextDecoder().decode(documents.getBytes(cid)), fileName: `${name.slice(0, 16)}….yaml` }
  const fileName = `${name}.yaml`
  if (!/^[A-Za-z0-9_.-]{1,100}$/.test(name) || name.startsWith('.'))
    throw new ArtDagError('NOT_FOUND', `steps.${step.id}.config.recipe: no recipe “${name}” is kept here`)
  try {
    return { text: readFileSync(path.join(home, 'recipes', fileName), 'utf8'), fileName }
  } catch (cause) {
    const hint = `keep one under that name, put ${fileName} into ${path.join(home, 'recipes')}, or name a recipe by its CID (artdag recipe check prints it)`
    throw new ArtDagError('NOT_FOUND', `steps.${step.id}.config.recipe: there is no recipe “${name}”`, {
      hint,
      cause,
    })
  }
}

const invalid = (step: RecipeStep, message: string, hint?: string): ArtDagError =>
  new ArtDagError('RECIPE_INVALID', `steps.${step.id}: ${message}`, hint === undefined ? {} : { hint })
