/**
 * Looks at one page: `node test/e2e/look.ts --home DIR --page /media --out page.png [--theme light] [--size 1920x1080]
 * [--built DIR] [--do 'await page.click("text=Import")']`. Prints what the page complained of.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { serve } from './kit/serve.ts'
import { launch, openWindow } from './kit/window.ts'

const { values } = parseArgs({
  options: {
    home: { type: 'string', default: mkdtempSync(path.join(tmpdir(), 'artdag-look-')) },
    page: { type: 'string', default: '/' },
    out: { type: 'string', default: '/tmp/look.png' },
    theme: { type: 'string', default: 'dark' },
    size: { type: 'string', default: '1440x900' },
    built: { type: 'string' },
    /** Done before the picture is taken; `page` is Playwright's. */
    do: { type: 'string', default: '' },
    wait: { type: 'string', default: '800' },
  },
})

const [width = 1440, height = 900] = values.size.split('x').map(Number)
const served = await serve({
  home: values.home,
  ...(values.built === undefined ? {} : { interfaceFolder: path.resolve(values.built) }),
})
const browser = await launch()
try {
  const { page, complaints } = await openWindow(browser, served, {
    theme: values.theme as 'dark' | 'light',
    width,
    height,
  })
  await page.goto(served.url + values.page)
  await page.waitForTimeout(Number(values.wait))
  await act(page, values.do)
  await page.screenshot({ path: values.out })
  console.log(values.out, complaints)
} finally {
  await browser.close()
  await served.stop()
}

async function act(page: Page, script: string): Promise<void> {
  const AsyncFunction = act.constructor as new (...args: string[]) => (page: Page) => Promise<void>
  await new AsyncFunction('page', script)(page)
}
