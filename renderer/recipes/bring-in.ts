/** A recipe that comes as a file. One with faults is kept as a draft: its author can mend it here. */
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { freeName } from '../editor/document/free-name.ts'
import { keep } from './keep-copy.ts'

export interface Brought {
  readonly name: string
  readonly isGood: boolean
}

export async function bringIn(client: EngineClient, file: File): Promise<Brought> {
  const text = await file.text()
  const { ok: isGood, name: own } = await client.recipes.check({ text, fileName: file.name })
  const wish = own ?? file.name.replace(/\.ya?ml$/i, '')
  if (await isThere(client, wish, text)) return { name: wish, isGood }
  const name = await freeName(client, wish)
  return { name, isGood: await keep(client, name, text) }
}

/** The same file once more. */
async function isThere(client: EngineClient, name: string, text: string): Promise<boolean> {
  try {
    return (await client.recipes.draft({ name })).text === text
  } catch {
    return false
  }
}
