/** Opens templates as the start page does, and renders them: data for pictures, without any file from outside. */
import type { EngineClient } from '../../engine/client/engine-client.ts'

/** The result of a template, by its CID. @throws when it did not finish */
export async function renderTemplate(id: string, client: EngineClient): Promise<string> {
  const { name, inputs } = await openTemplate(id, client)
  const { text } = await client.recipes.get({ id: name })
  const recipe = { text, fileName: `${name}.yaml` }
  for await (const event of await client.runs.start({ recipe, inputs }))
    if (event.event === 'run-finished') {
      if (event.output) return event.output.cid
      throw new Error(`${name}: ${event.state}, ${event.error?.message}`)
    }
  throw new Error(`${name}: the run never ended`)
}

/** Under which name it is kept, and what fills it. */
export async function openTemplate(id: string, client: EngineClient) {
  for await (const event of await client.templates.open({ id })) if (event.event === 'opened') return event
  throw new Error(`${id} was not opened`)
}
