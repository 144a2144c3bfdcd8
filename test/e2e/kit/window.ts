/** The interface in a real Chromium: what it shows, and everything it complains of. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { CHROMIUM } from '../../support/needs.ts'
import type { Served } from './serve.ts'

export interface WindowOptions {
  readonly theme?: 'dark' | 'light'
  readonly width?: number
  readonly height?: number
}

export interface OpenWindow {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors and warnings of the console and of scripts, and what the page's policy forbade. */
  readonly complaints: string[]
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--font-render-hinting=none', '--autoplay-policy=no-user-gesture-required'],
  })

/** Logged in, at the first page. */
export async function openWindow(
  browser: Browser,
  { link, url }: Pick<Served, 'link' | 'url'>,
  { theme = 'dark', width = 1280, height = 800 }: WindowOptions = {},
): Promise<OpenWindow> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  await context.addInitScript(
    `localStorage.getItem('artdag.theme') ?? localStorage.setItem('artdag.theme', ${JSON.stringify(JSON.stringify({ state: { theme }, version: 0 }))})`,
  )
  const page = await context.newPage()
  const complaints = listen(page)
  await page.goto(link)
  await page.waitForURL(`${url}/`)
  return { page, context, complaints }
}

function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => void complaints.push(error.message))
  return complaints
}
