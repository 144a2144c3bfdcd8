/** The templates that come with the app: recipes in resources/templates, each with a few words about itself. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Template } from '../../contract/groups/templates.ts'
import { createIssueList } from '../../recipe/yaml/issue-list.ts'
import { parseYaml } from '../../recipe/yaml/parse-yaml.ts'
import type { EngineParts } from '../parts.ts'
import { openRecipe } from '../prepare/open-recipe.ts'

export const TEMPLATES_FOLDER = path.join(import.meta.dirname, '../../../resources/templates')

export interface TemplateFile extends Template {
  /** Names of the media that fill its inputs. */
  readonly fill: Readonly<Record<string, readonly string[]>>
}

/** What stands in the file beside the recipe itself. */
interface Around {
  readonly metadata: { readonly title: string; readonly place: number; readonly shows: string }
  readonly ui: { readonly fill: TemplateFile['fill'] }
}

/** In the order in which they are shown. @throws ArtDagError RECIPE_INVALID for one that is spoilt */
export async function readTemplates(parts: EngineParts): Promise<readonly TemplateFile[]> {
  const files = (await readdir(TEMPLATES_FOLDER)).filter((name) => name.endsWith('.yaml'))
  const read = await Promise.all(files.map((name) => readTemplate(name, parts)))
  return read.sort((a, b) => a.place - b.place).map(({ place: _, ...template }) => template)
}

async function readTemplate(
  fileName: string,
  parts: EngineParts,
): Promise<TemplateFile & { readonly place: number }> {
  const text = await readFile(path.join(TEMPLATES_FOLDER, fileName), 'utf8')
  const recipe = await openRecipe({ text, fileName }, parts)
  const around = parseYaml(text, createIssueList())?.value as unknown as Around
  return {
    ...around.metadata,
    ...{ id: path.basename(fileName, '.yaml'), description: recipe.description, text },
    steps: recipe.steps.length,
    types: [...new Set(recipe.steps.map(({ type }) => type))],
    fill: around.ui.fill,
  }
}
