/** Names that no recipe has yet. */
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { ArtDagError } from '../../../engine/contract/errors.ts'

/** `Beat cuts`, else `Beat cuts 2`, and so on. */
export async function freeName(client: EngineClient, wish: string): Promise<string> {
  const { base, from } = numbered(wish)
  for (let number = from; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`
    if (!(await isTaken(client, name))) return name
  }
}

function numbered(wish: string): { readonly base: string; readonly from: number } {
  const [, base = wish, number = '1'] = /^(.*\S) (\d{1,4})$/.exec(wish) ?? []
  return { base, from: Number(number) }
}

async function isTaken({ recipes }: EngineClient, name: string): Promise<boolean> {
  try {
    await recipes.history({ name, limit: 1 })
    return true
  } catch (error) {
    if (error instanceof ArtDagError && error.code === 'NOT_FOUND') return false
    throw error
  }
}
