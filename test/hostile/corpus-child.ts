/**
 * A process with an engine that imports, probes and renders files of the corpus, recipes among them, and prints how
 * each ended, one line of JSON each. On its own, so that its memory can be measured and its system calls watched.
 * corpus-run.ts starts it.
 */
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { ArtDagError, type ErrorReport, reportError } from '../../engine/contract/errors.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import type { RenderRequest } from '../../engine/contract/schemas.ts'
import { createEngine } from '../../engine/engine.ts'
import type { MediaFacts } from '../../engine/media/probe/facts.ts'

export interface Subject {
  readonly name: string
  readonly path: string
}

/** How one file ended. */
export interface Ending {
  readonly name: string
  readonly seconds: number
  readonly facts?: MediaFacts
  /** What was rendered from it, probed. */
  readonly result?: MediaFacts
  readonly warnings: readonly string[]
  readonly error?: ErrorReport
  /** Of this process, after the file, garbage collected. */
  readonly residentBytes: number
}

const [home = '', list = '', atOnce = '1'] = process.argv.slice(2)
const subjects = (JSON.parse(readFileSync(list, 'utf8')) as readonly Subject[]).values()
const engine = createEngine({ home })
const { client } = engine

/** Takes the next file until none is left. */
async function work(): Promise<void> {
  for (const { name, path } of subjects) {
    const startedAt = performance.now()
    const ending = await tryFile(path)
    const seconds = (performance.now() - startedAt) / 1000
    globalThis.gc?.()
    const residentBytes = process.memoryUsage.rss()
    console.log(JSON.stringify({ name, seconds, residentBytes, ...ending } satisfies Ending))
  }
}

async function tryFile(file: string): Promise<Pick<Ending, 'facts' | 'result' | 'warnings' | 'error'>> {
  let facts: MediaFacts | undefined
  const warnings: string[] = []
  try {
    if (extname(file) === '.yaml') return { warnings, result: await renderRecipe(file, warnings) }
    const cid = await importFile(file)
    facts = await factsOf(cid)
    const result = await renderSome(cid, facts, warnings)
    return { facts, result, warnings }
  } catch (error) {
    return { ...(facts ? { facts } : {}), warnings, error: reportError(error) }
  }
}

async function importFile(file: string): Promise<Cid> {
  for await (const event of await client.content.import({ path: file }))
    if (event.event === 'imported') return event.item.cid
  throw new Error('the import ended without a word')
}

const factsOf = async (cid: Cid): Promise<MediaFacts> =>
  (await client.content.show({ name: cid })).facts as MediaFacts

/** Its first 0.4 s, or its first frame, as a draft. @throws what the run failed with */
async function renderSome(cid: Cid, { kind, video }: MediaFacts, warnings: string[]): Promise<MediaFacts> {
  const frameSec = video[0] ? video[0].fps.den / video[0].fps.num : 0
  const duration = Math.max(0.4, Number(frameSec.toFixed(3)))
  const text = `
inputs: { given: ${kind} }
steps: [{ id: some, type: SEGMENT, inputs: [given], config: { duration: ${duration} } }]
output: some`
  const recipe = { text, fileName: 'some.yaml' }
  return await render({ recipe, inputs: [{ name: 'given', content: cid }] }, warnings)
}

/** @throws what the run failed with */
async function renderRecipe(file: string, warnings: string[]): Promise<MediaFacts> {
  const recipe = { text: readFileSync(file, 'utf8'), fileName: basename(file) }
  return await render({ recipe, inputs: [] }, warnings)
}

/** As a draft. @throws what the run failed with */
async function render(
  request: Pick<RenderRequest, 'recipe' | 'inputs'>,
  warnings: string[],
): Promise<MediaFacts> {
  for await (const event of await client.runs.start({ ...request, profile: 'draft' })) {
    if (event.event === 'warning') warnings.push(event.message)
    if (event.event !== 'run-finished') continue
    if (event.output) return await factsOf(event.output.cid)
    throw asError(event.error as ErrorReport)
  }
  throw new Error('the run ended without a word')
}

const asError = ({ code, message, hint }: ErrorReport): ArtDagError =>
  new ArtDagError(code, message, hint === undefined ? {} : { hint })

await Promise.all(Array.from({ length: Number(atOnce) }, work))
await engine.close()
