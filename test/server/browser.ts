/** A real Chromium for tests, and a server of another origin that hears what its pages say. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach } from 'vitest'
import { CHROMIUM } from '../support/needs.ts'
import type { TestServer } from './kit.ts'

/** A name that resolves to this machine, as a rebinding attacker's does. */
export const REBOUND = 'rebound.example'

let browser: Promise<Browser> | undefined
const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})
afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
})

/** With nothing remembered; closed when the test ends. */
export async function newBrowser(): Promise<BrowserContext> {
  browser ??= chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', `--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`],
  })
  const context = await (await browser).newContext()
  open.push(() => context.close())
  return context
}

export interface Watched {
  readonly page: Page
  /** Errors of the console and of scripts, what the policy forbade, and requests to elsewhere. */
  readonly complaints: string[]
}

export async function watchedPage(context: BrowserContext, origin: string): Promise<Watched> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => void complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      complaints.push(request.url())
  })
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    console.error('forbidden: ' + event.violatedDirective + ' ' + event.blockedURI))`)
  return { page, complaints }
}

/** Logged in by a one-time link, as a person does. */
export async function logIn(context: BrowserContext, server: TestServer): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.newLink())
  await page.waitForURL(`${server.url}/`)
  return page
}

export interface OtherSite {
  readonly url: string
  readonly port: number
  /** Paths that were asked for. */
  readonly heard: string[]
}

/** Gives every path the same bytes. */
export async function otherSite(body: string | Uint8Array, type = 'text/html'): Promise<OtherSite> {
  const heard: string[] = []
  const server = createServer((req, res) => {
    heard.push(req.url ?? '')
    res.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  open.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, heard }
}
