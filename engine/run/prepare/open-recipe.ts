/** Recipe text -> a recipe this engine can plan, all faults reported at once; remembered by its text. */
import { rawCid } from '../../content/cid.ts'
import type { RecipeText } from '../../contract/schemas.ts'
import type { Catalogue } from '../../nodes/descriptor.ts'
import { checkAgainstCatalogue, placesOf } from '../../recipe/check/check-config.ts'
import { recipeError } from '../../recipe/check/format-issues.ts'
import type { Recipe } from '../../recipe/recipe.ts'
import type { EngineParts } from '../parts.ts'

/** Raised when the same text is read to another recipe. */
const READER_VERSION = 1

/** @throws ArtDagError RECIPE_INVALID with every fault placed */
export async function openRecipe({ text, fileName }: RecipeText, parts: EngineParts): Promise<Recipe> {
  const key = rawCid(new TextEncoder().encode(`${fileName}\n${text}`))
  const version = versionOf(parts.catalogue)
  const known = parts.parsedRecipes.get(key, version)
  if (known) return known
  const { recipe, issues, places } = await parts.reader.read(text, fileName)
  if (!recipe) throw recipeError(issues, fileName, text)
  const faults = checkAgainstCatalogue(recipe, parts.catalogue, placesOf(places))
  if (faults.length > 0) throw recipeError(faults, fileName, text)
  parts.parsedRecipes.put(key, version, recipe)
  return recipe
}

/** A recipe that passed one catalogue may not pass the next. */
const versionOf = (catalogue: Catalogue): string =>
  [READER_VERSION, ...[...catalogue.values()].map(({ type, version }) => `${type}${version}`)].join(' ')
