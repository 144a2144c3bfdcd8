/** Handlers of recipes: checking, keeping, finding, drawing, running them. */
import { checkedName } from '../../content/asset-name.ts'
import { ArtDagError, reportError } from '../../contract/errors.ts'
import type { KeptRecipe } from '../../contract/groups/recipes.ts'
import type { Cid } from '../../contract/ids.ts'
import { lastVersion } from '../../library/recipes-table.ts'
import type { EngineParts } from '../parts.ts'
import { openRecipe } from '../prepare/open-recipe.ts'
import { factsOfRecipe, inputsOf } from '../recipes/describe-recipe.ts'
import { drawRecipe } from '../recipes/draw-recipe.ts'
import { findRecipe, recipeTextOf } from '../recipes/find-recipe.ts'
import { recipeForEffect } from '../recipes/quick-recipe.ts'
import { toRenderRequest } from '../recipes/render-request.ts'
import { os } from './context.ts'
import { queueRun } from './queue-run.ts'
import { removeRecipe, showRecipe } from './show-recipe.ts'

export const recipes = {
  check: os.recipes.check.handler(async ({ input, context: { parts } }) => {
    try {
      const recipe = await openRecipe(input, parts)
      const cid = parts.documents.putRaw(new TextEncoder().encode(input.text))
      const params = recipe.params.map(({ name }) => name)
      return {
        ok: true,
        name: recipe.name,
        steps: recipe.steps.length,
        inputs: inputsOf(recipe),
        params,
        cid,
      }
    } catch (error) {
      if (!(error instanceof ArtDagError) || error.code !== 'RECIPE_INVALID') throw error
      return { ok: false, steps: 0, inputs: [], params: [], error: reportError(error) }
    }
  }),
  forEffect: os.recipes.forEffect.handler(({ input: { effect }, context: { parts } }) =>
    recipeForEffect(effect, parts),
  ),
  upload: os.recipes.upload.handler(({ input, context: { parts } }) => keepRecipe(input, parts)),
  list: os.recipes.list.handler(({ input, context: { parts } }) => parts.library.recipes.list(input)),
  get: os.recipes.get.handler(({ input: { id }, context: { parts } }) => showRecipe(id, parts)),
  remove: os.recipes.remove.handler(({ input: { id }, context: { parts } }) => removeRecipe(id, parts)),
  run: os.recipes.run.handler(async ({ input: { id, ...request }, context, signal }) => {
    const recipe = recipeTextOf(findRecipe(id, context.parts))
    return await queueRun(await toRenderRequest({ ...request, recipe }, context.parts), context, signal)
  }),
  dag: os.recipes.dag.handler(async ({ input: { id }, context: { parts } }) =>
    drawRecipe(await openRecipe(recipeTextOf(findRecipe(id, parts)), parts)),
  ),
  saveDraft: os.recipes.saveDraft.handler(({ input: { name, text, parent }, context: { parts } }) =>
    parts.library.recipes.saveDraft(checkedName(name), text, { parent, kind: 'draft' }),
  ),
  draft: os.recipes.draft.handler(({ input: { name }, context: { parts } }) => {
    const version = lastVersion(name, parts.library.recipes)
    return { ...version, text: textOf(version.cid, parts) }
  }),
  drafts: os.recipes.drafts.handler(({ input, context: { parts } }) => parts.library.recipes.drafts(input)),
  history: os.recipes.history.handler(({ input: { name, ...page }, context: { parts } }) => {
    lastVersion(name, parts.library.recipes)
    return parts.library.recipes.history(name, page)
  }),
  restore: os.recipes.restore.handler(({ input: { name, version }, context: { parts } }) =>
    restoreVersion(name, version, parts),
  ),
}

/** The same by the paths of earlier servers. */
export const configs = {
  upload: os.configs.upload.handler(({ input, context: { parts } }) => keepRecipe(input, parts)),
  list: os.configs.list.handler(({ input, context: { parts } }) => parts.library.recipes.list(input)),
  get: os.configs.get.handler(({ input: { id }, context: { parts } }) => showRecipe(id, parts)),
  remove: os.configs.remove.handler(({ input: { id }, context: { parts } }) => removeRecipe(id, parts)),
  run: os.configs.run.handler(async ({ input: { id, ...request }, context, signal }) => {
    const recipe = recipeTextOf(findRecipe(id, context.parts))
    return await queueRun(await toRenderRequest({ ...request, recipe }, context.parts), context, signal)
  }),
}

const textOf = (cid: Cid, { documents }: EngineParts): string =>
  new TextDecoder().decode(documents.getBytes(cid))

/** @throws ArtDagError RECIPE_INVALID, USAGE for a name that is none */
async function keepRecipe(
  {
    text,
    fileName,
    name,
  }: { readonly text: string; readonly fileName: string; readonly name?: string | undefined },
  parts: EngineParts,
): Promise<KeptRecipe> {
  const recipe = await openRecipe({ text, fileName }, parts)
  return parts.library.recipes.keep(checkedName(name ?? recipe.name), text, factsOfRecipe(recipe), 'upload')
}

/** Of a name that nothing good was kept under yet, any text may be the last one. */
async function restoreVersion(name: string, version: Cid, parts: EngineParts) {
  const { recipes: table } = parts.library
  if (!table.isVersion(name, version))
    throw new ArtDagError('NOT_FOUND', `${version} is no version of “${name}”`, {
      hint: 'choose one of its history',
      details: { name, version },
    })
  const text = textOf(version, parts)
  if (!table.get(name)) return table.saveDraft(name, text, { kind: 'restore' })
  const recipe = await openRecipe({ text, fileName: `${name}.yaml` }, parts)
  table.keep(name, text, factsOfRecipe(recipe), 'restore')
  return lastVersion(name, table)
}
