/** All that is known of one piece of content: what it is, what made it, what uses it. */
import { parseCidText } from '../../content/cid.ts'
import type { Cid } from '../../contract/ids.ts'
import type { EngineParts } from '../parts.ts'
import { LISTED, makingsOf, usesOf } from '../record/find-origin.ts'
import { resolveStored } from '../record/resolve-stored.ts'
import { findTaskRecord } from '../record/task-record.ts'
import { galleryItemOf, itemOf, knownFacts } from './describe-content.ts'

const DAG_JSON = 'bagu'
const isDocument = (cid: Cid): boolean => cid.startsWith(DAG_JSON)

/** @throws ArtDagError NOT_FOUND, AMBIGUOUS */
export async function showContent(name: string, parts: EngineParts) {
  const cid = await resolveStored(name, parts)
  const isFile = parts.store.list({ prefix: cid, limit: 1 }).length > 0
  const [media] = isFile ? galleryItemOf(cid, parts) : []
  const record = findTaskRecord(parts.artifacts.findByCid(cid)[0]?.record, parts.documents)
  return {
    item: itemOf(cid, parts),
    meta: parts.library.meta.get(cid),
    ...(isFile ? { facts: knownFacts(cid, parts) } : {}),
    ...(media ? { media } : {}),
    ...(!isFile && isDocument(cid) ? { document: parts.documents.get(cid) } : {}),
    runs: parts.runs.uses(cid).map(({ runId, role }) => ({ runId, role })),
    ...(record ? { step: record.steps.at(-1) as string } : {}),
    madeBy: isFile ? makingsOf(cid, parts) : [],
    usedBy: usersOf(cid, parts),
  }
}

function usersOf(cid: Cid, parts: EngineParts) {
  const runs = usesOf(cid, parts)
  return {
    runs: runs.slice(0, LISTED),
    runCount: runs.length,
    recipes: [...parts.library.recipes.usersOf([cid])],
  }
}

/** What may be said something of: what is here, or was. @throws ArtDagError NOT_FOUND, AMBIGUOUS */
export async function resolveKnown(name: string, parts: EngineParts): Promise<Cid> {
  const cid = parseCidText(name)
  const isKnown = cid !== undefined && parts.library.meta.get(cid).updatedAt !== undefined
  return isKnown ? cid : await resolveStored(name, parts)
}
