/** Where a one-time link leads: looking at it changes nothing, its button (which a script presses) logs in. */
import { answer } from '../answer.ts'
import type { Call } from '../routes/route.ts'
import { html, PAGE_TYPE, page, pageHeaders } from './page.ts'

export function answerLinkPage({ res, query }: Call): void {
  answer(res, {
    type: PAGE_TYPE,
    headers: pageHeaders({ scripts: true }),
    body: page(
      'Art DAG: log in',
      html`<h1>Art DAG</h1>
<form method="post" action="/auth/session" id="log-in">
<input type="hidden" name="code" value="${query.get('code') ?? ''}">
<button>Open Art DAG</button>
</form>
<p>This link works once, within a few minutes.</p>
<script src="/static/log-in.js"></script>`,
    ),
  })
}
