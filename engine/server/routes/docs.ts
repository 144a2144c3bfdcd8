/** `/docs`: a page to read and try the API, from files of this machine alone. */
import { readFile } from 'node:fs/promises'
import { answer } from '../answer.ts'
import { html, PAGE_TYPE, page, pageHeaders } from '../pages/page.ts'
import type { Route } from './route.ts'

const SCRIPT = 'text/javascript; charset=utf-8'

/** A closed list: no name in a request ever becomes a path. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': SCRIPT,
}

const fileOf = (name: string): URL => new URL(import.meta.resolve(`swagger-ui-dist/${name}`))

export const docsRoutes: readonly Route[] = [
  {
    methods: ['GET'],
    path: '/docs',
    need: 'read',
    handle: ({ res }) =>
      answer(res, {
        type: PAGE_TYPE,
        headers: pageHeaders({ scripts: true }),
        body: page(
          'Art DAG: API',
          html`<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/static/docs.js"></script>`,
        ),
      }),
  },
  ...Object.entries(FILES).map(
    ([name, type]): Route => ({
      methods: ['GET'],
      path: `/docs/${name}`,
      need: 'read',
      handle: async ({ res }) =>
        answer(res, {
          type,
          body: await readFile(fileOf(name)),
          headers: { 'cache-control': 'private, max-age=3600' },
        }),
    }),
  ),
]
