/** An engine on a data folder of its own, and the shortest way to render with it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import type { RunEvent, RunFinishedEvent } from '../../engine/contract/events.ts'
import type { PlanReport, RenderRequest } from '../../engine/contract/schemas.ts'
import { createEngine, type Engine, type EngineOptions } from '../../engine/engine.ts'

export interface TestEngine extends Engine {
  /** Renders; every event, the last one `run-finished`. */
  run(recipe: string, inputs?: Inputs, more?: More): Promise<readonly RunEvent[]>
  /** Renders and gives the path of the result. @throws when the run did not finish well */
  render(recipe: string, inputs?: Inputs, more?: More): Promise<string>
  plan(recipe: string, inputs?: Inputs, more?: More): Promise<PlanReport>
}

/** Path, CID or name by recipe input; a list fills a list input. */
export type Inputs = Readonly<Record<string, string | readonly string[]>>
export type More = Partial<Omit<RenderRequest, 'recipe' | 'inputs'>> & {
  readonly fresh?: boolean
  readonly signal?: AbortSignal
}

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** A new folder that is removed when the test ends. */
export async function newHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'artdag-home-'))
  open.push(() => rm(home, { recursive: true, force: true }))
  return home
}

/** Closed when the test ends; `home` lets a second engine open the same folder. */
export async function openEngine(options: EngineOptions = {}): Promise<TestEngine> {
  const engine = createEngine({ home: await newHome(), ...options })
  let isOpen = true
  const close = async (): Promise<void> => {
    if (isOpen) await engine.close()
    isOpen = false
  }
  open.push(close)
  const run: TestEngine['run'] = async (text, inputs = {}, { signal, ...more } = {}) => {
    const events: RunEvent[] = []
    const request = { recipe: { text, fileName: 'test.yaml' }, inputs: bindings(inputs), ...more }
    for await (const event of await engine.client.runs.start(request, signal ? { signal } : {}))
      events.push(event)
    return events
  }
  return {
    ...engine,
    close,
    run,
    async render(text, inputs, more) {
      const end = finished(await run(text, inputs, more))
      if (!end.output) throw new Error(`${end.state}: ${end.error?.message}`)
      return end.output.path
    },
    async plan(text, inputs = {}, { signal: _, ...more } = {}) {
      const made = await engine.client.plans.make({
        recipe: { text, fileName: 'test.yaml' },
        inputs: bindings(inputs),
        ...more,
      })
      return made.report
    },
  }
}

const bindings = (inputs: Inputs) =>
  Object.entries(inputs).flatMap(([name, given]) =>
    [given].flat().map((content) => ({ name, content: content as string })),
  )

export function finished(events: readonly RunEvent[]): RunFinishedEvent {
  const last = events.at(-1)
  if (last?.event !== 'run-finished') throw new Error(`the last event is ${last?.event}`)
  return last
}
