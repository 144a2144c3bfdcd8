/** A recipe's versions as people remember them: not every half second of typing, but where the author rested. */
import type { RecipeVersion } from '../../../engine/contract/groups/recipes.ts'

const REST_MS = 60_000

/** The last version of every stretch of work, and all that were kept or restored; the newest first, as given. */
export const landmarks = (versions: readonly RecipeVersion[]): readonly RecipeVersion[] =>
  versions.filter((version, at) => {
    const next = versions[at - 1]
    return (
      next === undefined ||
      (version.cid !== next.cid &&
        (version.kind !== 'draft' || Date.parse(next.at) - Date.parse(version.at) > REST_MS))
    )
  })

/** How many times it was kept as a good recipe. */
export const keptCount = (versions: readonly RecipeVersion[]): number =>
  versions.filter(({ kind }) => kind !== 'draft').length
