/** A recipe as a file: YAML itself, or in a form, where the contract wants it in JSON. */
import type { IncomingMessage } from 'node:http'
import { ArtDagError } from '../../contract/errors.ts'
import { tooLarge } from '../checks/body.ts'
import { readBytes, withDeadline } from '../read-body.ts'
import { boundaryOf, fileInForm } from '../routes/multipart.ts'

/** More than any recipe may have; what is too long is told by its reader. */
const MAX_RECIPE_BYTES = 1024 * 1024

export const RECIPE_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'multipart/form-data']

export const isRecipeType = (type: string | undefined): boolean =>
  RECIPE_TYPES.includes(type?.split(';')[0]?.trim().toLowerCase() ?? '')

/** What stands in the query goes along: `?name=…&fileName=…`. @throws ArtDagError USAGE, REQUEST_TOO_LARGE */
export async function readRecipeBody(req: IncomingMessage, query: URLSearchParams): Promise<unknown> {
  const boundary = boundaryOf(req.headers['content-type'])
  const bytes =
    boundary === undefined ? await readBytes(req, MAX_RECIPE_BYTES) : await readForm(req, boundary)
  try {
    return { ...Object.fromEntries(query), text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (error) {
    throw new ArtDagError('USAGE', 'the recipe is no UTF-8 text', { cause: error })
  }
}

const readForm = (req: IncomingMessage, boundary: string): Promise<Buffer> =>
  withDeadline(req, async (body) => {
    const parts: Buffer[] = []
    let bytes = 0
    for await (const part of fileInForm(body, boundary)) {
      bytes += part.length
      if (bytes > MAX_RECIPE_BYTES) throw tooLarge(MAX_RECIPE_BYTES)
      parts.push(part)
    }
    return Buffer.concat(parts, bytes)
  })
