/** Procedures about recipes: kept by name, every edit by CID. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Cid } from '../ids.ts'
import { ErrorReportSchema, RecipeText, RunSummary } from '../schemas.ts'
import { pageInput, pageOf } from './pages.ts'
import { RunRequest } from './requests.ts'

export const RecipeInputInfo = z.object({
  name: z.string(),
  kind: z.string(),
  isFixed: z.boolean(),
  isList: z.boolean(),
  description: z.string(),
})

/** What lists are searched by. */
export const RecipeFacts = z.object({
  /** As the author wrote it. */
  version: z.string(),
  description: z.string(),
  steps: z.number(),
  inputs: z.array(RecipeInputInfo),
  /** Node types, effects, and other recipes that its steps name; each once, in order. */
  types: z.array(z.string()),
  effects: z.array(z.string()),
  recipes: z.array(z.string()),
})
export type RecipeFacts = z.infer<typeof RecipeFacts>

export const KeptRecipe = RecipeFacts.extend({
  name: z.string(),
  /** Of the text that the name stands for. */
  cid: Cid,
  /** ISO 8601. */
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type KeptRecipe = z.infer<typeof KeptRecipe>

export const RecipeVersion = z.object({
  cid: Cid,
  /** What it was edited from; absent for the first. */
  parent: Cid.optional(),
  /** upload: a checked recipe. draft: any text, kept while it was edited. restore: an earlier one again. */
  kind: z.enum(['upload', 'draft', 'restore']),
  /** ISO 8601. */
  at: z.string(),
})
export type RecipeVersion = z.infer<typeof RecipeVersion>

/** A name whose texts were all kept as drafts: nothing good yet. */
export const DraftRecipe = z.object({
  name: z.string(),
  /** Of its last version. */
  cid: Cid,
  /** ISO 8601. */
  updatedAt: z.string(),
})
export type DraftRecipe = z.infer<typeof DraftRecipe>

/** Name of a kept recipe, CID of any version, or the beginning of one. */
const id = { id: z.string().normalize('NFC').min(1).max(200) }
const recipeName = z.string().normalize('NFC').trim().min(1).max(200)
const text = z.string().max(1_000_000)

export const DagNode = z.object({
  id: z.string(),
  kind: z.enum(['input', 'step']),
  type: z.string(),
  title: z.string(),
  /** Longest way from an input: left to right. */
  level: z.int(),
  /** Place within its level, from 0, so that few edges cross. */
  row: z.int(),
  isOutput: z.boolean(),
  isMuted: z.boolean(),
  isBypassed: z.boolean(),
})

export const recipes = {
  check: oc
    .route({ method: 'POST', path: '/recipes/check' })
    .input(RecipeText)
    .output(
      z.object({
        ok: z.boolean(),
        name: z.string().optional(),
        /** Of the text, kept from now on: a RECIPE step can name it. */
        cid: Cid.optional(),
        steps: z.number(),
        error: ErrorReportSchema.optional(),
        inputs: z.array(RecipeInputInfo),
        /** Names of its parameters. */
        params: z.array(z.string()),
      }),
    ),
  /** A recipe that applies one effect to one input: quick mode. */
  forEffect: oc
    .route({ method: 'GET', path: '/api/effects/{effect}/recipe' })
    .input(z.object({ effect: z.string() }))
    .output(RecipeText),
  /** Checked and kept; another text under a name that is kept is a new version of it. Errors: RECIPE_INVALID. */
  upload: oc
    .route({ method: 'POST', path: '/recipes/upload' })
    .input(
      z.object({
        text,
        fileName: z.string().max(200).default('recipe.yaml'),
        /** Absent: what the recipe calls itself. */
        name: recipeName.optional(),
      }),
    )
    .output(KeptRecipe),
  /** By name. Filters hold all together; text is looked for in names and descriptions. */
  list: oc
    .route({ method: 'GET', path: '/recipes' })
    .input(
      z.object({
        ...pageInput,
        text: z.string().max(200).optional(),
        nodeType: z.string().max(64).optional(),
        effect: z.string().max(200).optional(),
        inputKind: z.string().max(16).optional(),
      }),
    )
    .output(pageOf(KeptRecipe)),
  get: oc
    .route({ method: 'GET', path: '/recipes/{id}' })
    .input(z.object(id))
    .output(
      z.object({
        cid: Cid,
        /** Absent for a text that no name stands for. */
        name: z.string().optional(),
        text: z.string(),
        /** Whether the name stands for this very version. */
        isCurrent: z.boolean(),
        /** Of a draft that is no recipe yet. */
        error: ErrorReportSchema.optional(),
        facts: RecipeFacts.optional(),
        params: z.array(z.object({ name: z.string(), default: z.unknown(), description: z.string() })),
        stepList: z.array(z.object({ id: z.string(), type: z.string(), inputs: z.array(z.string()) })),
        output: z.string().optional(),
        /** Of any version, the newest first. */
        lastRuns: z.array(RunSummary),
        versions: z.array(RecipeVersion),
        usedBy: z.object({ runs: z.number(), recipes: z.array(z.string()) }),
        /** Why it may not be deleted; empty when it may. */
        protectedBy: z.array(z.string()),
      }),
    ),
  /** Into the trash, with all its versions. Errors: PROTECTED with the reasons. */
  remove: oc
    .route({ method: 'DELETE', path: '/recipes/{id}' })
    .input(z.object(id))
    .output(z.object({ name: z.string(), trashId: z.int() })),
  /** Queues it, as `runs.queue` does. */
  run: oc
    .route({ method: 'POST', path: '/recipes/{id}/run' })
    .input(RunRequest.omit({ recipe: true }).extend(id))
    .output(RunSummary),
  /** What a drawing of it needs. */
  dag: oc
    .route({ method: 'GET', path: '/recipes/{id}/dag' })
    .input(z.object(id))
    .output(
      z.object({
        name: z.string(),
        nodes: z.array(DagNode),
        edges: z.array(z.object({ from: z.string(), to: z.string(), port: z.string().optional() })),
        levels: z.int(),
      }),
    ),
  /** Keeps a text as it is, recipe or not. The same text as the last time is no new version. On the disk when it returns. */
  saveDraft: oc
    .route({ method: 'POST', path: '/recipes/drafts' })
    .input(
      z.object({
        name: recipeName,
        text,
        /** What it was edited from; absent: the last version of the name. */
        parent: Cid.optional(),
      }),
    )
    .output(RecipeVersion),
  /** The last version of a name, with its text. */
  draft: oc
    .route({ method: 'GET', path: '/recipes/{name}/draft' })
    .input(z.object({ name: recipeName }))
    .output(RecipeVersion.extend({ text: z.string() })),
  /** By name: those that `list` does not have. */
  drafts: oc
    .route({ method: 'GET', path: '/api/drafts' })
    .input(z.object({ ...pageInput, text: z.string().max(200).optional() }))
    .output(pageOf(DraftRecipe)),
  /** All versions of a name, the last one first. */
  history: oc
    .route({ method: 'GET', path: '/recipes/{name}/history' })
    .input(z.object({ ...pageInput, name: recipeName }))
    .output(pageOf(RecipeVersion)),
  /** An earlier version of a name is its last one again; of a kept recipe it must be a good one. Errors: RECIPE_INVALID. */
  restore: oc
    .route({ method: 'POST', path: '/recipes/{name}/restore' })
    .input(z.object({ name: recipeName, version: Cid }))
    .output(RecipeVersion),
}

/** The same by the paths of earlier servers. */
export const configs = {
  upload: recipes.upload.route({ path: '/configs/upload' }),
  list: recipes.list.route({ path: '/configs' }),
  get: recipes.get.route({ path: '/configs/{id}' }),
  remove: recipes.remove.route({ path: '/configs/{id}' }),
  run: recipes.run.route({ path: '/configs/{id}/run' }),
}
