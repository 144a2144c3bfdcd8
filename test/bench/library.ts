/**
 * What the library costs its own thread with ten thousand items in it: real wheel and key events, processor time per
 * frame out of Chromium's trace. The items are pictures of one colour each, with the facts that probing one of them gave.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { createFactsTable } from '../../engine/content/facts-table.ts'
import { ContentStore } from '../../engine/content/store.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { createEngine } from '../../engine/engine.ts'
import type { MediaFacts } from '../../engine/media/probe/facts.ts'
import { PROBER_VERSION } from '../../engine/media/probe/probe.ts'
import { serve } from '../e2e/kit/serve.ts'
import { launch, openWindow } from '../e2e/kit/window.ts'
import { withFolder } from './bench-engine.ts'
import { type MainThread, traceOf } from './page-trace.ts'
import { atMost, type BenchTable, findingsTable, shown } from './table.ts'

const ITEMS = 10_000
const WINDOW = { width: 1600, height: 1000 }

/** Of the built interface in out/renderer, or in ARTDAG_TEST_INTERFACE. */
export async function* libraryFrames(): AsyncGenerator<BenchTable> {
  yield await withFolder(async (home) => {
    await fill(home)
    const built = process.env.ARTDAG_TEST_INTERFACE
    const served = await serve({ home, ...(built === undefined ? {} : { interfaceFolder: built }) })
    const browser = await launch()
    try {
      const { page } = await openWindow(browser, served, WINDOW)
      return await measureLibrary(page, served.url)
    } finally {
      await browser.close()
      await served.stop()
    }
  })
}

/** As imports would, without probing what is known. */
async function fill(home: string): Promise<void> {
  const files = path.join(home, 'made')
  mkdirSync(files, { recursive: true })
  const fileAt = (at: number): string => {
    const file = path.join(files, `picture ${at}.png`)
    writeFileSync(file, pictureOf(at))
    return file
  }
  const first = await importOne(home, fileAt(0))
  const database = openDatabase(path.join(home, 'artdag.db'))
  const store = new ContentStore({
    ...{ database, cacheDir: path.join(home, 'cache'), tmpDir: path.join(home, 'tmp') },
  })
  const facts = createFactsTable<MediaFacts>(database)
  const known = facts.get(first, String(PROBER_VERSION))
  if (!known) throw new Error('the first picture was not probed')
  for (let at = 1; at < ITEMS; at++) {
    const { cid } = await store.importFile(fileAt(at))
    facts.put(cid, String(PROBER_VERSION), known)
  }
  await store.close()
  database.close()
  rmSync(files, { recursive: true })
}

async function importOne(home: string, file: string): Promise<Cid> {
  const engine = createEngine({ home })
  try {
    for await (const event of await engine.client.content.import({ path: file }))
      if (event.event === 'imported') return event.item.cid
  } finally {
    await engine.close()
  }
  throw new Error(`${file} was not imported`)
}

const PICTURE = { width: 64, height: 36 }
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** A PNG of one colour, each of another. */
function pictureOf(number: number): Buffer {
  const { width, height } = PICTURE
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8) // bits a channel; RGB
  const row = Buffer.alloc(1 + 3 * width)
  for (let x = 0; x < width; x++) row.writeUIntBE((number * 65_537) % 0x1000000, 1 + 3 * x, 3)
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

async function measureLibrary(page: Page, url: string): Promise<BenchTable> {
  const askedAt = performance.now()
  await page.goto(`${url}/media`)
  await page.getByRole('option').first().waitFor()
  const openedSec = (performance.now() - askedAt) / 1000
  const coming = await traceOf(page, () => scroll(page, DOWN))
  const whole = await traceOf(page, () => chooseAll(page))
  const down = await traceOf(page, () => scroll(page, DOWN))
  const up = await traceOf(page, () => scroll(page, -DOWN))
  const keys = await traceOf(page, () => walk(page))
  return findingsTable(
    `A library of ${ITEMS} items`,
    [
      shown('until its first items are there', `${openedSec.toFixed(1)} s`),
      ...findingsOf('scrolling while pages come', coming),
      atMost('choosing everything: longest task', whole.longestTaskMs, 50, ' ms', 1),
      ...findingsOf('scrolling down among all', down),
      ...findingsOf('scrolling up again', up),
      ...findingsOf('choosing by arrow keys among all', keys),
    ],
    [
      `${WINDOW.width}×${WINDOW.height}; processor time of the page's main thread between the beginnings of two frames`,
    ],
  )
}

const findingsOf = (what: string, { framesMs, longestTaskMs }: MainThread) => [
  atMost(`${what}: a frame, p95 of ${framesMs.length}`, percentile(framesMs, 0.95), 8, ' ms', 1),
  atMost(`${what}: longest task`, longestTaskMs, 50, ' ms', 1),
]

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

const STEPS = 120
/** Pixels a step: a quick hand. */
const DOWN = 240
const nextFrame = (page: Page): Promise<unknown> => page.evaluate('new Promise(requestAnimationFrame)')

async function scroll(page: Page, by: number): Promise<void> {
  await page.mouse.move(600, 600)
  for (let at = 0; at < STEPS; at++) {
    await page.mouse.wheel(0, by)
    await nextFrame(page)
  }
}

async function chooseAll(page: Page): Promise<void> {
  await page.getByRole('option').first().focus()
  await page.keyboard.press('Control+a')
  await page
    .getByRole('heading', { name: `${ITEMS.toLocaleString('en')} items chosen` })
    .waitFor({ timeout: 120_000 })
}

async function walk(page: Page): Promise<void> {
  for (let at = 0; at < STEPS / 2; at++) {
    await page.keyboard.press(at % 2 === 0 ? 'ArrowRight' : 'ArrowDown')
    await nextFrame(page)
  }
}
