/** The interface for one test: a data folder, `artdag serve`, a window; all gone when the test ends. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach } from 'vitest'
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { createEngine } from '../../../engine/engine.ts'
import { type Served, serve } from './serve.ts'
import { launch, type OpenWindow, openWindow, type WindowOptions } from './window.ts'

export interface InterfaceOptions extends WindowOptions {
  /** What the data folder holds before the server starts. */
  readonly seed?: (client: EngineClient, home: string) => Promise<void>
  readonly home?: string
}

export interface Interface extends OpenWindow {
  readonly served: Served
  readonly home: string
  /** Goes to a page of the interface: `/media`. */
  go(address: string): Promise<void>
}

let browser: Promise<Browser> | undefined
const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})
afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
})

/** Another interface can be looked at instead: the folder it was built into, in ARTDAG_TEST_INTERFACE. */
const built = process.env.ARTDAG_TEST_INTERFACE

export async function openInterface({
  seed,
  home: given,
  ...options
}: InterfaceOptions = {}): Promise<Interface> {
  const home = given ?? (await newHome())
  if (seed) await fill(home, seed)
  const served = await serve({ home, ...(built === undefined ? {} : { interfaceFolder: built }) })
  open.push(() => served.stop())
  browser ??= launch()
  const window = await openWindow(await browser, served, options)
  open.push(() => window.context.close())
  return {
    ...window,
    served,
    home,
    go: async (address) => void (await window.page.goto(served.url + address)),
  }
}

async function newHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'artdag-e2e-'))
  open.push(() => rm(home, { recursive: true, force: true }))
  return home
}

async function fill(home: string, seed: NonNullable<InterfaceOptions['seed']>): Promise<void> {
  const engine = createEngine({ home })
  try {
    await seed(engine.client, home)
  } finally {
    await engine.close()
  }
}
