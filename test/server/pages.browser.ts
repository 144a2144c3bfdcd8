/** Our own pages in a real browser: they work under the policies they are sent with. */
import { expect, it } from 'vitest'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { logIn, newBrowser, watchedPage } from './browser.ts'
import { openServer } from './kit.ts'

describeWhere([NEEDS.chromium], 'pages in a browser', () => {
  it('a one-time link logs in, once, and shows the server', async () => {
    const server = await openServer()
    const link = server.newLink()
    const { page, complaints } = await watchedPage(await newBrowser(), server.url)
    await page.goto(link)
    await page.waitForURL(`${server.url}/`)
    const text = await page.innerText('main')
    expect(text).toMatch(/Art DAG \d+\.\d+\.\d+/)
    expect(text).toMatch(/ffmpeg\s+n?\d/)
    expect(text).toContain('0 open, 0 finished, 0 failed')
    expect(await page.evaluate('document.cookie')).toBe('')
    expect(await page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth")).toBe('800px')
    expect(complaints).toEqual([])

    const other = await (await newBrowser()).newPage()
    await other.goto(link)
    await other.waitForURL(`${server.url}/auth/session`)
    expect(await other.innerText('main')).toContain('This server needs to know you')
  })

  it('the token logs in by hand, and the button logs out', async () => {
    const server = await openServer()
    const { page } = await watchedPage(await newBrowser(), server.url)
    expect((await page.goto(`${server.url}/runs`))?.status()).toBe(401)
    await page.fill('input[name=token]', server.token)
    await page.click('text=Log in')
    await page.waitForURL(`${server.url}/`)
    await page.click('text=Log out')
    await page.click('button')
    expect(await page.innerText('main')).toContain('This server needs to know you')
    expect((await page.goto(`${server.url}/runs`))?.status()).toBe(401)
  })

  it('the docs show every operation, load nothing from elsewhere and break no rule of their policy', async () => {
    const server = await openServer()
    const context = await newBrowser()
    await logIn(context, server)
    const { page, complaints } = await watchedPage(context, server.url)
    await page.goto(`${server.url}/docs`)
    await page.waitForSelector('.opblock')
    const document = (await server.ask('/openapi.json')).json<{ paths: Record<string, object> }>()
    const operations = Object.values(document.paths).flatMap((item) => Object.keys(item))
    expect(await page.locator('.opblock').count()).toBe(operations.length)
    // One is tried, with the session alone.
    const one = page.locator('.opblock', { hasText: '/api/stats' })
    await one.click()
    await one.getByText('Try it out').click()
    await one.getByText('Execute', { exact: true }).click()
    expect(await one.locator('.live-responses-table tbody .response-col_status').innerText()).toContain('200')
    expect(complaints).toEqual([])
  })
})
