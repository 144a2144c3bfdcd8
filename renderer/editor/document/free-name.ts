/** Names that no recipe has yet. */
import type { EngineClient } from '../../../engine/client/engine-client.ts'

/** `Beat cuts`, else `Beat cuts 2`, and so on. */
export async function freeName(client: EngineClient, wish: string): Promise<string> {
  const { base, from } = numbered(wish)
  const taken = await namesLike(client, base)
  for (let number = from; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`
    if (!taken.has(name)) return name
  }
}

function numbered(wish: string): { readonly base: string; readonly from: number } {
  const [, base = wish, number = '1'] = /^(.*\S) (\d{1,4})$/.exec(wish) ?? []
  return { base, from: Number(number) }
}

/** Of recipes and of drafts, all that have `text` in them. */
async function namesLike({ recipes }: EngineClient, text: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const list of [recipes.list, recipes.drafts]) {
    let cursor: string | undefined
    do {
      const page = await list({ text, limit: 1000, ...(cursor === undefined ? {} : { cursor }) })
      for (const { name } of page.items) names.add(name)
      cursor = page.next
    } while (cursor !== undefined)
  }
  return names
}
