/** `/cache/{name}/thumb` and `/mp4`: what was made to be looked at, for pages; who asks for JSON gets its CID. */
import { createRouterClient } from '@orpc/server'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { openContent } from '../../run/serving/open-content.ts'
import { accepts } from '../accept.ts'
import type { RouteParts } from './all-routes.ts'
import type { Call, Route } from './route.ts'
import { sendContent } from './send-content.ts'

/** A name may stand for other content tomorrow. */
const FOR_A_MINUTE = 'private, max-age=60'

const wantsBytes = ({ req }: Pick<Call, 'req'>): boolean => !accepts(req.headers.accept, 'application/json')

export function madeMediaRoutes({ router, context }: RouteParts): readonly Route[] {
  const client = createRouterClient(router, { context })
  const send = async (call: Call, { cid }: { readonly cid: Cid }): Promise<void> =>
    sendContent(call, await openContent(cid, context.parts, call.signal), { cacheControl: FOR_A_MINUTE })
  const found = { methods: ['GET'], need: 'read', when: wantsBytes } as const
  return [
    {
      ...found,
      path: '/cache/{name}/thumb',
      handle: async (call) => {
        const [width, atSec] = [numberIn(call, 'width'), numberIn(call, 'atSec')]
        const { name = '' } = call.params
        const { signal } = call
        await send(call, await client.content.thumb({ name, width, atSec }, { signal }))
      },
    },
    {
      ...found,
      path: '/cache/{name}/mp4',
      handle: async (call) =>
        await send(call, await client.content.mp4({ name: call.params.name ?? '' }, { signal: call.signal })),
    },
  ]
}

/** The procedure says whether it will do. */
function numberIn({ query }: Call, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  throw new ArtDagError('USAGE', `${name}=${text} is no number`)
}
