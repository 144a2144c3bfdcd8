/** The interface that was built into a folder (`npm run build`): its one page, and the files that page is made of. */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { answer } from '../answer.ts'
import type { Route } from '../routes/route.ts'
import { PAGE_TYPE } from './page.ts'

export interface Interface {
  /** The page, whatever the address; its script finds out what belongs there. */
  answerPage(res: ServerResponse): void
  /** Files hold no secrets: nothing need be shown to get them. */
  readonly routes: readonly Route[]
}

/** Where `npm run build` puts it; undefined when it has not. */
export function builtInterface(): string | undefined {
  const folder = path.join(import.meta.dirname, '../../../out/renderer')
  return existsSync(path.join(folder, 'index.html')) ? folder : undefined
}

/** Files are listed now: no name in a request ever becomes a path. */
export function openInterface(folder: string): Interface {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const files = readdirSync(path.join(folder, 'assets')).map((name) => `assets/${name}`)
  return {
    answerPage(res) {
      const nonce = randomBytes(16).toString('base64url')
      answer(res, {
        type: PAGE_TYPE,
        headers: { 'content-security-policy': policy(nonce), 'referrer-policy': 'same-origin' },
        body: html.replace(NONCE, `<meta name="csp-nonce" content="${nonce}"`).replaceAll('="./', '="/'),
      })
    },
    routes: ['icon.svg', ...files].map((name) => fileRoute(folder, name)),
  }
}

const NONCE = '<meta name="csp-nonce" content=""'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
}

/** Names of assets hold a hash of what is in them. */
const fileRoute = (folder: string, name: string): Route => ({
  methods: ['GET'],
  path: `/${name}`,
  need: 'open',
  handle: async ({ res }) =>
    answer(res, {
      type: TYPES[path.extname(name)] ?? 'application/octet-stream',
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
      body: await readFile(path.join(folder, name)),
    }),
})

/** Everything from here alone; styles that scripts make carry the nonce. Blobs: frames and sound that the page made itself. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
