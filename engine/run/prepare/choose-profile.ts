/** How the result is written, by what was asked for. */
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import type { RenderRequest } from '../../contract/schemas.ts'
import { PROFILES, type Profile, profileForExtension, profileNamed } from '../../media/profiles.ts'
import type { Recipe } from '../../recipe/recipe.ts'

/**
 * By --profile, else by the name of the file wanted, else by the recipe; undefined: by what the result is.
 * @throws ArtDagError USAGE when they contradict each other, or no profile is called so
 */
export function chosenProfile(request: RenderRequest, recipe: Recipe): Profile | undefined {
  const extension = request.outputName === undefined ? '' : path.extname(request.outputName)
  const byName = request.profile === undefined ? undefined : requireProfile(request.profile)
  const byExtension = extension === '' ? undefined : profileForExtension(extension)
  if (byName && extension !== '' && byName.extension !== byExtension?.extension) {
    throw new ArtDagError(
      'USAGE',
      `profile ${byName.name} writes .${byName.extension}, but the output is called ${request.outputName}`,
      {
        hint: `leave out --profile, or name the output *.${byName.extension}`,
      },
    )
  }
  if (!byName && extension !== '' && !byExtension) {
    throw new ArtDagError('USAGE', `no profile writes ${extension} files`, {
      hint: `extensions: ${[...new Set(PROFILES.map((profile) => profile.extension))].join(', ')}`,
    })
  }
  return (
    byName ??
    byExtension ??
    (recipe.outputProfile === undefined ? undefined : requireProfile(recipe.outputProfile))
  )
}

function requireProfile(name: string): Profile {
  const profile = profileNamed(name)
  if (profile) return profile
  throw new ArtDagError('USAGE', `there is no profile “${name}”`, {
    hint: `profiles: ${PROFILES.map((known) => known.name).join(', ')}`,
  })
}
