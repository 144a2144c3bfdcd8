/** The recipe a caller means: by name, by the CID of a version, or by a beginning of one. */
import { nearestNames } from '../../content/asset-name.ts'
import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { RecipeText } from '../../contract/schemas.ts'
import type { EngineParts } from '../parts.ts'

export interface FoundText {
  /** Of the text. */
  readonly cid: Cid
  /** A name that stands for it, or did; absent: none ever did. */
  readonly name?: string
  readonly text: string
}

type Parts = Pick<EngineParts, 'library' | 'documents'>

/** A name goes before a beginning of a CID. @throws ArtDagError NOT_FOUND, AMBIGUOUS, USAGE (CID of something else) */
export function findRecipe(id: string, parts: Parts): FoundText {
  const found = peekRecipe(id, parts)
  if (found) return found
  const near = nearestNames(id, parts.library.recipes.names())
  throw new ArtDagError('NOT_FOUND', `no recipe is called ${JSON.stringify(id)} here`, {
    hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'upload it first, or list what is kept',
    details: { recipe: id, near },
  })
}

/** Undefined where nothing is called so. @throws ArtDagError AMBIGUOUS, USAGE, NOT_FOUND (of a whole CID) */
export function peekRecipe(id: string, parts: Parts): FoundText | undefined {
  const { recipes } = parts.library
  const cid = parseCidText(id)
  if (cid) return textOf(cid, recipes.nameOf(cid), parts)
  const kept = recipes.get(id) ?? recipes.last(id)
  if (kept) return textOf(kept.cid, id, parts)
  const [only, ...more] = SHORT_ID.test(id) ? recipes.beginningWith(id) : []
  if (more.length > 0 && only) throw ambiguous(id, [only, ...more])
  return only && textOf(only, recipes.nameOf(only), parts)
}

/** As long as those of content. */
const SHORT_ID = /^b[a-z2-7]{7,}$/

export const recipeTextOf = ({ cid, name, text }: FoundText): RecipeText => ({
  text,
  fileName: `${name ?? `${cid.slice(0, 16)}…`}.yaml`,
})

/** A document that is no dag-json: a text. */
const RAW = 'bafkrei'

function textOf(cid: Cid, name: string | undefined, { documents }: Parts): FoundText {
  if (!cid.startsWith(RAW))
    throw new ArtDagError('USAGE', `${cid} is no recipe`, { hint: 'give the CID of a recipe’s text' })
  const text = new TextDecoder().decode(documents.getBytes(cid))
  return { cid, text, ...(name === undefined ? {} : { name }) }
}

const ambiguous = (id: string, candidates: readonly Cid[]): ArtDagError =>
  new ArtDagError('AMBIGUOUS', `${id} could be any of ${candidates.join(', ')}`, {
    hint: 'give more characters, or the name',
    details: { recipe: id, candidates: [...candidates] },
  })
