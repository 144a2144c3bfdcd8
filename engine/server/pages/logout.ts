/** The page that asks before it logs out: a link alone never does. */
import { answer } from '../answer.ts'
import type { Call } from '../routes/route.ts'
import { html, PAGE_TYPE, page, pageHeaders } from './page.ts'

export function answerLogoutPage({ res }: Call): void {
  answer(res, {
    type: PAGE_TYPE,
    headers: pageHeaders(),
    body: page(
      'Art DAG: log out',
      html`<h1>Log out?</h1>
<form method="post" action="/auth/logout"><button>Log out</button></form>
<p><a href="/">Back</a></p>`,
    ),
  })
}
