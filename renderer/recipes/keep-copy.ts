/** Recipes made out of others, and out of nothing. */
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { freeName } from '../editor/document/free-name.ts'
import { openReader } from '../editor/document/reader.ts'

/** The same under a name that is free, which it calls itself too where it can be read; returns the name. */
export async function keepCopy(
  client: EngineClient,
  { name: wish, text }: { readonly name: string; readonly text: string },
): Promise<string> {
  const name = await freeName(client, wish)
  await keep(client, name, await renamed(text, name))
  return name
}

/** As a recipe where it is one, else as a draft of one; says which. */
export async function keep(client: EngineClient, name: string, text: string): Promise<boolean> {
  const fileName = `${name}.yaml`
  const { ok: isGood } = await client.recipes.check({ text, fileName })
  if (isGood) await client.recipes.upload({ name, text, fileName })
  else await client.recipes.saveDraft({ name, text })
  return isGood
}

/** A recipe with nothing in it yet. */
export const newRecipe = (client: EngineClient, title: string): Promise<string> =>
  keepCopy(client, { name: title, text: `name: ${title}\nversion: "1.0"\ndescription: ""\nsteps: []\n` })

async function renamed(text: string, name: string): Promise<string> {
  const reader = openReader()
  try {
    return (await reader.ask({ text, fileName: `${name}.yaml`, edits: [{ set: ['name'], value: name }] }))
      .text
  } catch {
    // No YAML yet: its text is all there is of it.
    return text
  } finally {
    reader.close()
  }
}
