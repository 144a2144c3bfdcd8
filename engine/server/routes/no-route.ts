/** What is said of a path that leads nowhere. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Incoming } from '../incoming.ts'

export const noRoute = ({ method, path }: Incoming): ArtDagError =>
  new ArtDagError('NOT_FOUND', `there is nothing at ${method} ${path}`, {
    hint: 'see /docs for all there is',
  })
