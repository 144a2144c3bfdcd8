/**
 * What the interface costs its own thread while a graph of 541 nodes is panned and zoomed: real pointer and wheel events,
 * processor time per frame out of Chromium's trace, so that drawing without a graphics card does not count as ours.
 */
import type { Page } from 'playwright-core'
import { createEngine } from '../../engine/engine.ts'
import type { RecipeStep } from '../../engine/recipe/recipe.ts'
import { writeRecipe } from '../../engine/recipe/write/write-recipe.ts'
import { serve } from '../e2e/kit/serve.ts'
import { launch, openWindow } from '../e2e/kit/window.ts'
import { withFolder } from './bench-engine.ts'
import { type MainThread, traceOf } from './page-trace.ts'
import { atMost, type BenchTable, findingsTable, shown } from './table.ts'

const CHAINS = 54
const PER_CHAIN = 10
const NODES = CHAINS * PER_CHAIN + 1
const SIZE = { width: 1600, height: 1000 }

/** Of the built interface in out/renderer, or in ARTDAG_TEST_INTERFACE. */
export async function* interfaceFrames(): AsyncGenerator<BenchTable> {
  yield await withFolder(async (home) => {
    const engine = createEngine({ home })
    await engine.client.recipes.saveDraft({ name: 'large', text: largeRecipe() })
    await engine.close()
    const built = process.env.ARTDAG_TEST_INTERFACE
    const served = await serve({ home, ...(built === undefined ? {} : { interfaceFolder: built }) })
    const browser = await launch()
    try {
      const { page } = await openWindow(browser, served, SIZE)
      return await measureCanvas(page, served.url)
    } finally {
      await browser.close()
      await served.stop()
    }
  })
}

const PLAIN = { isMuted: false, isBypassed: false, isPinned: false }

/** Chains of steps over a picture each, joined at the end. */
function largeRecipe(): string {
  const chains = Array.from({ length: CHAINS }, (_, chain) =>
    Array.from({ length: PER_CHAIN }, (__, at) => stepAt(chain, at)),
  )
  const ends = chains.map((steps) => ({ from: (steps.at(-1) as RecipeStep).id }))
  const join: RecipeStep = { id: 'all', type: 'SEQUENCE', config: {}, inputs: ends, ...PLAIN }
  return writeRecipe({
    ...{ name: 'large', version: '1', description: '', inputs: [], params: [], effects: [], canvas: {} },
    steps: [...chains.flat(), join],
    output: join.id,
  })
}

const stepAt = (chain: number, at: number): RecipeStep =>
  at === 0
    ? { id: `c${chain}_0`, type: 'GENERATE', config: { kind: 'pattern', duration: 1 }, inputs: [], ...PLAIN }
    : {
        id: `c${chain}_${at}`,
        type: 'TRANSFORM',
        config: {},
        inputs: [{ from: `c${chain}_${at - 1}` }],
        ...PLAIN,
      }

async function measureCanvas(page: Page, url: string): Promise<BenchTable> {
  const askedAt = performance.now()
  await page.goto(`${url}/recipe/large`)
  await page.locator('.react-flow__node').first().waitFor({ timeout: 120_000 })
  const openedSec = (performance.now() - askedAt) / 1000
  // The first plan and the first checks are over; what is measured is the hand.
  await page.waitForTimeout(SETTLE_MS)
  const far = await traceOf(page, () => pan(page))
  const between = await traceOf(page, () => zoom(page))
  const near = await traceOf(page, () => pan(page))
  return findingsTable(
    `A graph of ${NODES} nodes`,
    [
      shown('until its nodes are there', `${openedSec.toFixed(1)} s`),
      ...findingsOf('panning from afar', far),
      ...findingsOf('zooming in', between),
      ...findingsOf('panning near enough to read', near),
    ],
    [
      `${SIZE.width}×${SIZE.height}; processor time of the page's main thread between the beginnings of two frames`,
    ],
  )
}

const SETTLE_MS = 10_000

const findingsOf = (what: string, { framesMs, longestTaskMs }: MainThread) => [
  atMost(`${what}: a frame, p95 of ${framesMs.length}`, percentile(framesMs, 0.95), 8, ' ms', 1),
  atMost(`${what}: longest task`, longestTaskMs, 50, ' ms', 1),
]

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

const STEPS = 90

/** By the hand, on an empty place: elsewhere a node would be dragged. */
async function pan(page: Page): Promise<void> {
  const { x, y } = await placeOf(page, 'pane')
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let at = 0; at < STEPS; at++) {
    await page.mouse.move(x - 2 * at, y + 3 * at)
    await page.evaluate('new Promise(requestAnimationFrame)')
  }
  await page.mouse.up()
}

/** Where the pointer meets one of these first, from the canvas' upper left. */
async function placeOf(page: Page, name: 'pane' | 'node'): Promise<Place> {
  const found = await page.evaluate<Place | undefined>(`(() => {
    for (let y = 300; y < 600; y += 6)
      for (let x = 440; x < 1200; x += 6)
        if (document.elementFromPoint(x, y)?.closest('.react-flow__node, .react-flow__pane')?.matches('.react-flow__${name}')) return { x, y }
  })()`)
  if (!found) throw new Error(`there is no ${name} in sight`)
  return found
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Into the nodes. */
async function zoom(page: Page): Promise<void> {
  const { x, y } = await placeOf(page, 'node')
  await page.mouse.move(x, y)
  for (let at = 0; at < STEPS; at++) {
    await page.mouse.wheel(0, -30)
    await page.evaluate('new Promise(requestAnimationFrame)')
  }
}
