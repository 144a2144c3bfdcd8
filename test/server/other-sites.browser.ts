/** Pages of other origins, in the browser of somebody who is logged in: they get nothing and change nothing. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { logIn, newBrowser, otherSite, REBOUND } from './browser.ts'
import { openServer, type TestServer } from './kit.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY']
const PLACES = [
  '/',
  '/healthz',
  '/runs',
  '/auth/tokens',
  '/openapi.json',
  '/rpc/access/tokens/create',
  '/trash',
]
const TYPES = ['application/json', 'text/plain', 'application/x-www-form-urlencoded']

/** In the page: every method at every place, with what a page can send along; what it could read. */
const tryAll = (base: string): string => `(async () => {
  const got = []
  for (const path of ${JSON.stringify(PLACES)})
    for (const method of ${JSON.stringify(METHODS)})
      for (const mode of ['cors', 'no-cors'])
        for (const type of ${JSON.stringify(TYPES)}) {
          const hasBody = !['GET', 'HEAD'].includes(method)
          if (!hasBody && type !== 'text/plain') continue
          const init = { method, mode, credentials: 'include',
            ...(hasBody ? { body: '{"name":"stolen","scopes":["admin"]}', headers: { 'content-type': type } } : {}) }
          const answer = await fetch(${JSON.stringify(base)} + path, init).catch(() => undefined)
          const text = await answer?.text().catch(() => '')
          if (answer && (answer.type !== 'opaque' || text)) got.push([method, path, mode, answer.status, text.slice(0, 80)])
        }
  return got
})()`

/** In the page: things that pages load without asking; the kinds that came. */
const loadAll = (base: string, cid: string): string => `(async () => {
  const load = (tag, set) => new Promise((done) => {
    const made = Object.assign(document.createElement(tag), set)
    made.onload = made.onloadedmetadata = () => done([tag])
    made.onerror = () => done([])
    document.body.append(made)
    setTimeout(() => done([]), 1500)
  })
  const raw = ${JSON.stringify(`${base}/cache/${cid}/raw`)}
  const socket = new Promise((done) => {
    const made = new WebSocket(${JSON.stringify(base.replace('http', 'ws'))} + '/runs')
    made.onopen = () => done(['socket'])
    made.onerror = () => done([])
  })
  const events = new Promise((done) => {
    const made = new EventSource(${JSON.stringify(base)} + '/api/run/x/events', { withCredentials: true })
    made.onopen = () => done(['events'])
    made.onerror = () => (made.close(), done([]))
  })
  const frames = await load('iframe', { src: ${JSON.stringify(base)} + '/' })
  const frame = document.querySelector('iframe')
  let inside = []
  try { inside = frame.contentDocument?.body.innerText ? ['inside'] : [] } catch {}
  return [
    ...await load('img', { src: ${JSON.stringify(base)} + '/cache/${cid}/thumb' }),
    ...await load('video', { src: raw }),
    ...await load('script', { src: ${JSON.stringify(base)} + '/static/log-in.js' }),
    ...await load('link', { rel: 'stylesheet', href: ${JSON.stringify(base)} + '/static/page.css' }),
    ...await socket, ...await events, ...inside,
  ]
})()`

/** In the page: a form, in a tab of its own. */
const sendForm = (base: string, enctype: string): string => `(() => {
  const form = document.createElement('form')
  Object.assign(form, { action: ${JSON.stringify(base)} + '/auth/logout', method: 'post', target: '_blank', enctype: '${enctype}' })
  document.body.append(form)
  form.submit()
})()`

async function expectNothing(page: Page, base: string, server: TestServer): Promise<void> {
  const { cid } = await server.engine.contextFrom([]).parts.store.importFile(await makeClip({ frames: 25 }))
  const before = server.engine.access.tokens.list().length
  expect(await page.evaluate(tryAll(base))).toEqual([])
  expect(await page.evaluate(loadAll(base, cid))).toEqual([])
  for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const opened = page.context().waitForEvent('page')
    await page.evaluate(sendForm(base, enctype))
    const answer = await opened
    await answer.waitForLoadState()
    expect(await answer.content()).toMatch(/FORBIDDEN|WRONG_HOST/)
  }
  expect(server.engine.access.tokens.list()).toHaveLength(before)
  expect(server.troubles).toEqual([])
}

describeWhere([NEEDS.chromium], 'a page of another origin', () => {
  // The cookie goes along: for cookies, all ports of a host are one site.
  it('on another port of this machine gets nothing', async () => {
    const server = await openServer()
    const context = await newBrowser()
    const own = await logIn(context, server)
    const page = await context.newPage()
    await page.goto((await otherSite('<!doctype html><body>')).url)
    await expectNothing(page, server.url, server)
    expect((await own.goto(`${server.url}/`))?.status()).toBe(200)
  })

  it('of another site gets nothing', async () => {
    const server = await openServer()
    const context = await newBrowser()
    await logIn(context, server)
    const page = await context.newPage()
    await page.goto(`http://${REBOUND}:${(await otherSite('<!doctype html><body>')).port}`)
    await expectNothing(page, server.url, server)
  })

  it('whose name is rebound to this machine gets nothing', async () => {
    const server = await openServer()
    const context = await newBrowser()
    await logIn(context, server)
    const page = await context.newPage()
    const answer = await page.goto(`http://${REBOUND}:${server.port}/`)
    expect([answer?.status(), await page.innerText('body')]).toEqual([
      421,
      expect.stringContaining('WRONG_HOST'),
    ])
    await page.goto(`http://${REBOUND}:${(await otherSite('<!doctype html><body>')).port}`)
    await expectNothing(page, `http://${REBOUND}:${server.port}`, server)
  })

  it('is one whose tries would be heard', async () => {
    const heard = await otherSite('heard')
    const page = await (await newBrowser()).newPage()
    await page.goto((await otherSite('<!doctype html><body>')).url)
    await page.evaluate(tryAll(heard.url))
    expect(new Set(heard.heard)).toEqual(new Set(PLACES))
  })
})
