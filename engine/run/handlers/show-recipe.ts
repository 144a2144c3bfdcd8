/** All that is known of one recipe, and deleting it. */
import { ArtDagError, reportError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { Recipe } from '../../recipe/recipe.ts'
import { asItIs } from '../execute/watch-run.ts'
import type { EngineParts } from '../parts.ts'
import { openRecipe } from '../prepare/open-recipe.ts'
import { factsOfRecipe, stepsOf } from '../recipes/describe-recipe.ts'
import { type FoundText, findRecipe, recipeTextOf } from '../recipes/find-recipe.ts'

const LAST_RUNS = 10
const LAST_VERSIONS = 50

/** Also of a draft that is no recipe yet. @throws ArtDagError NOT_FOUND, AMBIGUOUS, USAGE */
export async function showRecipe(id: string, parts: EngineParts) {
  const found = findRecipe(id, parts)
  const { runs, library } = parts
  const { name, cid, text } = found
  const cids = versionsOf(found, parts)
  const kept = name === undefined ? undefined : library.recipes.get(name)
  return {
    ...{ cid, text, ...(name === undefined ? {} : { name }) },
    isCurrent: kept?.cid === cid,
    ...(await contentOf(found, parts)),
    lastRuns: runs.ofRecipe(cids, { limit: LAST_RUNS, all: true }).map((run) => asItIs(run, parts)),
    versions: name === undefined ? [] : library.recipes.history(name, { limit: LAST_VERSIONS }).items,
    usedBy: {
      runs: runs.countOfRecipe(cids),
      recipes: [...library.recipes.usersOf([...(name === undefined ? [] : [name]), ...cids])],
    },
    protectedBy: [...recipeProtectedBy(name, cids, parts)],
  }
}

/** With all its versions. @throws ArtDagError NOT_FOUND, PROTECTED; USAGE for a version that is not its last */
export function removeRecipe(id: string, parts: EngineParts) {
  const found = findRecipe(id, parts)
  const { name, cid } = found
  if (name === undefined || !isLast(name, cid, parts))
    throw new ArtDagError(
      'USAGE',
      `${cid} is not what a name stands for now, so it cannot be deleted alone`,
      {
        hint:
          name === undefined
            ? 'only named recipes are kept'
            : `delete the recipe with all its versions: ${name}`,
        details: { cid },
      },
    )
  const reasons = recipeProtectedBy(name, versionsOf(found, parts), parts)
  if (reasons.length > 0)
    throw new ArtDagError('PROTECTED', `the recipe “${name}” may not be deleted: ${reasons.join('; ')}`, {
      hint: 'delete what needs it first',
      details: { name, reasons: [...reasons] },
    })
  return { name, trashId: parts.library.trash.recipe(name) }
}

const isLast = (name: string, cid: Cid, { library: { recipes } }: EngineParts): boolean =>
  (recipes.get(name) ?? recipes.last(name))?.cid === cid

const versionsOf = ({ name, cid }: FoundText, { library }: EngineParts): readonly Cid[] =>
  name === undefined ? [cid] : library.recipes.versionCids(name)

/** Runs that are kept for what they gave, other recipes, and places it was published at. */
function recipeProtectedBy(
  name: string | undefined,
  cids: readonly Cid[],
  { runs, library }: EngineParts,
): readonly string[] {
  const kept = runs.ofRecipe(cids, { limit: 1000, all: false })
  const [run] = kept
  const more = kept.length > 1 ? `, and ${kept.length - 1} more` : ''
  const users = library.recipes.usersOf([...(name === undefined ? [] : [name]), ...cids])
  return [
    ...(run ? [`the run ${run.runId.slice(0, 16)}… is of it (${run.state})${more}`] : []),
    ...users.map((user) => `the recipe “${user}” uses it`),
    ...cids.flatMap((cid) => library.published.places(cid).map((place) => `it is published at ${place}`)),
  ]
}

async function contentOf(found: FoundText, parts: EngineParts) {
  try {
    return describe(await openRecipe(recipeTextOf(found), parts))
  } catch (error) {
    if (!(error instanceof ArtDagError) || error.code !== 'RECIPE_INVALID') throw error
    return { error: reportError(error), params: [], stepList: [] }
  }
}

const describe = (recipe: Recipe) => ({
  facts: factsOfRecipe(recipe),
  params: recipe.params.map((param) => ({ ...param })),
  stepList: stepsOf(recipe),
  output: recipe.output,
})
