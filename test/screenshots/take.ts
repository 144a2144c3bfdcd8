/**
 * Takes a picture of every page, in both themes and two sizes, into out/screenshots: `npm run screenshots`. The data it
 * shows is made by rendering the templates, so nothing from outside is needed, and every run shows the same.
 *
 *   node test/screenshots/take.ts [--built DIR] [--home DIR] [--out DIR] [--only editor]
 */
import { mkdtempSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { createEngine } from '../../engine/engine.ts'
import { serve } from '../e2e/kit/serve.ts'
import { launch, type OpenWindow, openWindow } from '../e2e/kit/window.ts'
import { type Shot, shotsOf } from './pages.ts'
import { renderTemplate } from './render-templates.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    built: { type: 'string', default: path.join(ROOT, 'out/renderer') },
    home: { type: 'string', default: mkdtempSync(path.join(tmpdir(), 'artdag-screenshots-')) },
    out: { type: 'string', default: path.join(ROOT, 'out/screenshots') },
    /** A beginning of the names of pictures. */
    only: { type: 'string', default: '' },
  },
})

const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const
const THEMES = ['dark', 'light'] as const

/** Text, so that it needs no types of a page's: pictures below the edge are not loaded and not waited for. */
const PICTURES_IN_SIGHT = `Promise.all([...document.images]
  .filter((image) => image.getBoundingClientRect().top < innerHeight)
  .map((image) => image.decode().catch(() => undefined)))`

const shots = (await prepare()).filter(({ name }) => name.startsWith(values.only))
const served = await serve({ home: values.home, interfaceFolder: path.resolve(values.built) })
const browser = await launch()
try {
  await mkdir(values.out, { recursive: true })
  // One window for all: the link logs in once.
  const window = await openWindow(browser, served)
  for (const theme of THEMES)
    for (const [width, height] of SIZES) await takeAll(window, { theme, width, height })
} finally {
  await browser.close()
  await served.stop()
}

/** Renders what is not rendered yet. */
async function prepare(): Promise<readonly Shot[]> {
  const engine = createEngine({ home: values.home })
  try {
    for (const { id } of await engine.client.templates.list({})) {
      await renderTemplate(id, engine.client)
      console.log(`rendered ${id}`)
    }
    return await shotsOf(engine.client)
  } finally {
    await engine.close()
  }
}

interface Look {
  readonly theme: (typeof THEMES)[number]
  readonly width: number
  readonly height: number
}

async function takeAll({ page, complaints }: OpenWindow, { theme, width, height }: Look): Promise<void> {
  await page.setViewportSize({ width, height })
  const chosen = JSON.stringify({ state: { theme }, version: 0 })
  await page.evaluate(`localStorage.setItem('artdag.theme', ${JSON.stringify(chosen)})`)
  for (const { name, address } of shots) {
    await page.goto(served.url + address)
    await settle(page)
    const file = `${name}-${theme}-${width}.png`
    await page.screenshot({ path: path.join(values.out, file) })
    console.log(file, ...complaints.splice(0))
  }
}

/** Nothing has been asked of the engine for half a second, and every picture in sight is there. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  // A page that follows a run never falls silent.
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
  await page.evaluate(PICTURES_IN_SIGHT)
}
