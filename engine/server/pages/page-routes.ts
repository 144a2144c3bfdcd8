/** Pages for browsers, plain ones: the server's first page, and at every other address its data in words. */
import { wantsPage } from '../accept.ts'
import { answer, answerJson } from '../answer.ts'
import type { Incoming } from '../incoming.ts'
import type { RouteParts } from '../routes/all-routes.ts'
import type { Route } from '../routes/route.ts'
import { ONLY_PAGES, PAGES } from './addresses.ts'
import { openInterface } from './interface.ts'
import { type Html, html, PAGE_TYPE, page, pageHeaders } from './page.ts'
import { createServerInfo, type ServerInfo } from './server-info.ts'

const forBrowser = ({ req }: Incoming): boolean => wantsPage(req.headers.accept)

export function pageRoutes(parts: RouteParts): readonly Route[] {
  const info = createServerInfo(parts)
  const ui = parts.interfaceFolder === undefined ? undefined : openInterface(parts.interfaceFolder)
  const first: Route = {
    methods: ['GET'],
    path: '/',
    need: 'read',
    async handle({ req, res }) {
      if (ui && wantsPage(req.headers.accept)) return ui.answerPage(res)
      const found = await info()
      if (wantsPage(req.headers.accept)) answerPage(res, 'Art DAG', infoPage(found))
      else answerJson(res, found)
    },
  }
  return [
    first,
    ...(ui?.routes ?? []),
    ...[...Object.keys(PAGES), ...ONLY_PAGES].map(
      (path): Route => ({
        methods: ['GET'],
        path,
        need: 'read',
        when: forBrowser,
        handle: ({ res, path: address }) =>
          ui ? ui.answerPage(res) : answerPage(res, `Art DAG ${address}`, placePage(address)),
      }),
    ),
  ]
}

const answerPage = (res: Incoming['res'], title: string, body: Html): void =>
  answer(res, {
    type: PAGE_TYPE,
    headers: pageHeaders(),
    body: page(title, html`${NAVIGATION}\n${body}`),
  })

const NAVIGATION = html`<nav><a href="/">Server</a> · <a href="/runs">Runs</a> · <a href="/recipes">Recipes</a> · <a href="/media">Media</a> · <a href="/storage">Storage</a> · <a href="/docs">API</a> · <a href="/logout">Log out</a></nav>`

/** Until the interface was built. */
const placePage = (address: string): Html => html`<h1>${address}</h1>
<p>The interface was not built: <code>npm run build</code>. The data of this address: <code>curl -H 'Accept: application/json' -H 'Authorization: Bearer …' …${address}</code></p>`

const infoPage = ({
  version,
  ffmpeg,
  encoders,
  queue,
  storage,
}: ServerInfo): Html => html`<h1>Art DAG ${version}</h1>
<table>
<tr><th>ffmpeg</th><td>${ffmpeg ?? '✗ none is found'}</td></tr>
${encoders.map(({ name, ok }) => html`<tr><th>${name}</th><td>${ok ? '✓ works' : '– not here'}</td></tr>`)}
<tr><th>Runs</th><td>${queue.open} open, ${queue.finished} finished, ${queue.failed} failed</td></tr>
${storage.map(({ kind, files, bytes }) => html`<tr><th>${kind}</th><td>${files} files, ${bytes} bytes</td></tr>`)}
</table>`
