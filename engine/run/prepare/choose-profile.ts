/** How the result is written, by what was asked for. */
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import type { RenderRequest } from '../../contract/schemas.ts'
import { PROFILES, type Profile, profileForExtension, profileNamed } from '../../media/profiles.ts'
import type { Recipe } from '../../recipe/recipe.ts'

/**
 * By --profile, else by the name of the file wanted, else by the recipe; undefined: by what the result is. One frame is
 * a picture whatever the recipe says.
 * @throws ArtDagError USAGE when they contradict each other, or no profile is called so
 */
export function chosenProfile(request: RenderRequest, recipe: Recipe): Profile | undefined {
  const asked = askedProfile(request)
  if (request.still) return requirePicture(asked ?? STILL)
  return asked ?? (recipe.outputProfile === undefined ? undefined : requireProfile(recipe.outputProfile))
}

const STILL = profileNamed('still') as Profile

function requirePicture(profile: Profile): Profile {
  if (profile.kind === 'image') return profile
  throw new ArtDagError('USAGE', `a still is a picture, and profile ${profile.name} writes none`, {
    hint: `extensions of pictures: ${extensionsOf(PROFILES.filter(({ kind }) => kind === 'image'))}`,
  })
}

function askedProfile({ profile, outputName, still }: RenderRequest): Profile | undefined {
  const extension = outputName === undefined ? '' : path.extname(outputName)
  const byName = profile === undefined ? undefined : requireProfile(profile)
  const byExtension = extension === '' ? undefined : profileForExtension(extension)
  if (byName && extension !== '' && byName.extension !== byExtension?.extension) {
    throw new ArtDagError(
      'USAGE',
      `profile ${byName.name} writes .${byName.extension}, but the output is called ${outputName}`,
      { hint: `leave out --profile, or name the output *.${byName.extension}` },
    )
  }
  if (!byName && extension !== '' && !byExtension) {
    throw new ArtDagError('USAGE', `no profile writes ${extension} files`, {
      hint: `extensions: ${extensionsOf(PROFILES)}`,
    })
  }
  // With or without a name for it, the same frame is the same file.
  if (!byName && still && byExtension?.extension === STILL.extension) return STILL
  return byName ?? byExtension
}

const extensionsOf = (profiles: readonly Profile[]): string =>
  [...new Set(profiles.map(({ extension }) => extension))].join(', ')

function requireProfile(name: string): Profile {
  const profile = profileNamed(name)
  if (profile) return profile
  throw new ArtDagError('USAGE', `there is no profile “${name}”`, {
    hint: `profiles: ${PROFILES.map((known) => known.name).join(', ')}`,
  })
}
