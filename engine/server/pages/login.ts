/** The page for a browser that is not logged in. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { wantsPage } from '../accept.ts'
import { answer } from '../answer.ts'
import { readCookie } from '../checks/credentials.ts'
import { html, PAGE_TYPE, page, pageHeaders } from './page.ts'

/** Whether it was answered: programs get the error itself. A cookie that is not valid is taken back. */
export function answerLogin(req: IncomingMessage, res: ServerResponse, cookie: string): boolean {
  if (readCookie(req, cookie) !== undefined) res.setHeader('set-cookie', takenBack(cookie))
  if (!wantsPage(req.headers.accept)) return false
  answer(res, {
    status: 401,
    type: PAGE_TYPE,
    body: loginPage(),
    headers: pageHeaders(),
  })
  return true
}

export const takenBack = (cookie: string): string =>
  `${cookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${cookie.startsWith('__Host-') ? '; Secure' : ''}`

const loginPage = (): string =>
  page(
    'Art DAG: log in',
    html`<h1>Art DAG</h1>
<p>This server needs to know you. Open the link that <code>artdag serve</code> printed, or paste the token from the file that it named.</p>
<form method="post" action="/auth/session">
<label>Token <input name="token" type="password" autocomplete="off" autofocus required></label>
<button>Log in</button>
</form>`,
  )
