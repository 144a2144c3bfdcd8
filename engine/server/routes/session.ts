/** Logging a browser in and out: a token, or the code of a one-time link, becomes a cookie. */
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Access } from '../../access/access.ts'
import { LINK_MINUTES } from '../../access/links.ts'
import { ArtDagError } from '../../contract/errors.ts'
import { answer, answerJson } from '../answer.ts'
import { readCookie, refuse } from '../checks/credentials.ts'
import { answerLinkPage } from '../pages/link.ts'
import { takenBack } from '../pages/login.ts'
import { answerLogoutPage } from '../pages/logout.ts'
import { readBytes } from '../read-body.ts'
import type { Call, Route } from './route.ts'

export interface SessionOptions {
  readonly access: Access
  /** Name of the cookie. */
  readonly cookie: string
  /** Where browsers find this server, without a slash at the end. */
  readonly origin: string
}

const FORM = 'application/x-www-form-urlencoded'
const MAX_FORM_BYTES = 4096
const SMALL_BODY = { maxBytes: MAX_FORM_BYTES, types: ['application/json', FORM] }

const Shown = z.union([z.object({ token: z.string() }), z.object({ code: z.string() })])

export const sessionRoutes = (options: SessionOptions): readonly Route[] => [
  { methods: ['GET'], path: '/auth/link', need: 'open', handle: answerLinkPage },
  {
    methods: ['POST'],
    path: '/auth/session',
    need: 'open',
    body: SMALL_BODY,
    handle: (call) => logIn(call, options),
  },
  {
    methods: ['POST'],
    path: '/auth/links',
    need: 'read',
    handle: ({ res, caller }) => {
      const url = linkFor(caller?.id ?? '', options)
      answerJson(res, { url, minutes: LINK_MINUTES }, { status: 201 })
    },
  },
  { methods: ['GET'], path: '/logout', need: 'open', handle: answerLogoutPage },
  {
    methods: ['POST'],
    path: '/auth/logout',
    need: 'open',
    body: SMALL_BODY,
    handle: (call) => logOut(call, options),
  },
]

/** Opens a browser logged in, once, with what that token may do. */
export const linkFor = (tokenId: string, { access, origin }: Omit<SessionOptions, 'cookie'>): string =>
  `${origin}/auth/link?code=${access.links.make(tokenId)}`

async function logIn(call: Call, { access, cookie, origin }: SessionOptions): Promise<void> {
  const shown = Shown.safeParse(await readForm(call)).data
  if (!shown)
    throw new ArtDagError('USAGE', 'logging in needs a token, or the code of a link', {
      hint: 'send {"token": "…"}',
    })
  const tokenId =
    'token' in shown ? (await access.bearer(shown.token.trim()))?.id : access.links.take(shown.code)
  // Only tokens of our own are remembered: others are asked about at every request.
  const token = tokenId === undefined ? undefined : access.tokens.valid(tokenId)
  if (!token) refuse(call.address, access)
  const { text, expiresAtMs } = access.sessions.begin(token.id)
  const maxAgeSec = Math.floor((expiresAtMs - Date.now()) / 1000)
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  call.res.setHeader(
    'set-cookie',
    `${cookie}=${text}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSec}${secure}`,
  )
  done(call, { expiresAt: new Date(expiresAtMs).toISOString() })
}

async function logOut(call: Call, { access, cookie }: SessionOptions): Promise<void> {
  const text = readCookie(call.req, cookie)
  if (text !== undefined) access.sessions.end(text)
  call.res.setHeader('set-cookie', takenBack(cookie))
  done(call, {})
}

/** Forms go on to the first page. */
function done({ req, res }: Call, value: unknown): void {
  if (isForm(req.headers['content-type'])) seeOther(res)
  else answerJson(res, value)
}

const seeOther = (res: ServerResponse): void =>
  answer(res, { status: 303, type: 'text/plain', body: '', headers: { location: '/' } })

const isForm = (type: string | undefined): boolean => type?.split(';')[0]?.trim().toLowerCase() === FORM

async function readForm({ req }: Call): Promise<unknown> {
  const text = (await readBytes(req, MAX_FORM_BYTES)).toString('utf8')
  if (isForm(req.headers['content-type'])) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
