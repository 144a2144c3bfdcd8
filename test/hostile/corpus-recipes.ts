/** The broken and hostile recipes as files of the corpus; corpus-child.ts knows them by their ending. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Fixture, refused } from '../fixtures/media/fixture.ts'
import { HOSTILE_RECIPES } from '../recipe/hostile-recipes.ts'

export const RECIPE_FIXTURES: readonly Fixture[] = HOSTILE_RECIPES.map(({ name, text }, index) =>
  refused(`recipe: ${name}`, 'RECIPE_INVALID', async ({ folder }) => {
    const file = path.join(folder, `${index}.yaml`)
    await writeFile(file, text)
    return file
  }),
)
