/** Stored files that would script if a browser took them for pages: nothing of them ever runs. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Cid } from '../../engine/contract/ids.ts'
import { newHome } from '../support/engine.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { logIn, newBrowser, otherSite } from './browser.ts'
import { openServer, type TestServer } from './kit.ts'

/** Says so by asking our other site. */
const HTML = (to: string): string =>
  `<!doctype html><title>page</title><img src="${to}/image" onerror="1"><script>fetch('${to}/script', { mode: 'no-cors' })</script>`
const SVG = (to: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${to}/script', { mode: 'no-cors' })"><image href="${to}/image"/></svg>`
const SCRIPT = (to: string): string => `fetch('${to}/script', { mode: 'no-cors' })`

const GIF = Buffer.from(
  'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;',
  'latin1',
)

/** Bytes by what they want to be taken for. */
const FILES: Readonly<Record<string, (to: string) => string>> = {
  'page.html': HTML,
  'page named as a film.mp4': HTML,
  'page after blank lines': (to) => `\n\n\n\t ${HTML(to)}`,
  'page with a byte order mark': (to) => `\u00ef\u00bb\u00bf${HTML(to)}`,
  'page in UTF-16': (to) => `\u00ff\u00fe${[...HTML(to)].map((sign) => `${sign}\0`).join('')}`,
  XHTML: (to) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${SCRIPT(to)}</script></html>`,
  'picture.svg': SVG,
  'SVG behind an XML declaration': (to) => `<?xml version="1.0" encoding="UTF-8"?>\n${SVG(to)}`,
  'script.js': SCRIPT,
  'GIF that is a script': (to) => `GIF89a=1;${SCRIPT(to)}`,
  'GIF that is a page': (to) => `GIF89a\x01\0\x01\0\x80\0\0${HTML(to)}`,
  'WAV that is a script': (to) => `RIFF=1;//WAVEfmt \n${SCRIPT(to)}`,
  'MP4 that is a page': (to) => `\0\0\0\x18ftypisom\0\0\0\0isomiso2${HTML(to)}`,
  PDF: (to) => `%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.launchURL("${to}/script"))>>>>`,
}

async function store(server: TestServer, name: string, bytes: Uint8Array): Promise<Cid> {
  const file = path.join(await newHome(), name)
  await writeFile(file, bytes)
  return (await server.engine.contextFrom([]).parts.store.importFile(file)).cid
}

/** As the address of a tab, which may become a download; then for as long as a script would take. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url).catch((error: Error) => {
    if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error
  })
  await page.waitForTimeout(150)
}

describeWhere([NEEDS.chromium], 'a raw file in a browser', () => {
  it('never scripts, as a page or as a script of a page', { timeout: 120_000 }, async () => {
    const canary = await otherSite('ok', 'text/plain')
    const server = await openServer()
    const context = await newBrowser()
    const page = await logIn(context, server)
    // The only page of ours that may load scripts.
    const docs = await context.newPage()
    await docs.goto(`${server.url}/docs`)
    for (const [name, make] of Object.entries(FILES)) {
      const cid = await store(server, name.replaceAll(' ', '-'), Buffer.from(make(canary.url), 'latin1'))
      const url = `${server.url}/cache/${cid}/raw`
      await visit(page, url)
      await visit(page, `${url}?x=.html`)
      await docs.evaluate(`new Promise((done) => {
        const script = document.createElement('script')
        script.onload = script.onerror = done
        script.src = ${JSON.stringify(url)}
        document.body.append(script)
      })`)
      await docs.waitForTimeout(50)
      expect(canary.heard, name).toEqual([])
    }
    expect(server.troubles).toEqual([])
  })

  it('would script if it were sent as a page by anyone else', async () => {
    const canary = await otherSite('ok', 'text/plain')
    const page = await (await newBrowser()).newPage()
    await visit(page, (await otherSite(HTML(canary.url))).url)
    await visit(page, (await otherSite(SVG(canary.url), 'image/svg+xml')).url)
    expect(canary.heard.filter((path) => path === '/script')).toHaveLength(2)
  })

  it('is a picture where it is one', async () => {
    const server = await openServer()
    const page = await logIn(await newBrowser(), server)
    const cid = await store(server, 'dot.gif', GIF)
    await page.goto(`${server.url}/cache/${cid}/raw`)
    expect(await page.evaluate("document.querySelector('img').naturalWidth")).toBe(1)
  })
})
