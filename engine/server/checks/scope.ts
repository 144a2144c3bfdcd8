/** Whether a caller may do what the route does. */
import type { Caller } from '../../access/access.ts'
import { ArtDagError } from '../../contract/errors.ts'
import { allows, type Scope } from '../../contract/scopes.ts'
import { unauthorized } from './credentials.ts'

/** @throws ArtDagError UNAUTHORIZED, FORBIDDEN */
export function checkScope(caller: Caller | undefined, need: Scope): Caller {
  if (!caller) throw unauthorized('this needs a token')
  if (allows(caller.scopes, need)) return caller
  throw new ArtDagError('FORBIDDEN', `this token may ${caller.scopes.join(', ')}; this needs ${need}`, {
    hint: `use a token with the scope ${need}`,
    details: { scopes: [...caller.scopes], need },
  })
}
