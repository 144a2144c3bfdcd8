/** `/cache/{cid}/raw`: the bytes of stored content, as they are. */
import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { HandlerContext } from '../../run/handlers/context.ts'
import { openContent } from '../../run/serving/open-content.ts'
import type { Route } from './route.ts'
import { sendContent } from './send-content.ts'

/** What a CID names never changes. */
export const FOR_EVER = 'private, max-age=31536000, immutable'

export const rawRoute = ({ parts }: HandlerContext): Route => ({
  methods: ['GET'],
  path: '/cache/{cid}/raw',
  need: 'read',
  async handle(call) {
    const content = await openContent(requireCid(call.params.cid ?? ''), parts, call.signal)
    await sendContent(call, content, { isDownload: call.query.has('download'), cacheControl: FOR_EVER })
  },
})

/** @throws ArtDagError USAGE */
function requireCid(text: string): Cid {
  const cid = parseCidText(text)
  if (cid) return cid
  throw new ArtDagError('USAGE', `${JSON.stringify(text)} is no CID`, {
    hint: 'ask /cache/{name} for the CID of a name',
  })
}
