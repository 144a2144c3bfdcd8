/** Recipes that take a piece of media: what fills their inputs stands in their `ui` section, as the editor reads it. */
import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { openReader } from '../editor/document/reader.ts'
import { keepCopy } from '../recipes/keep-copy.ts'
import { text } from '../text/text.ts'
import { titleOf } from './describe-item.ts'
import type { GalleryItem } from './queries.ts'

export interface Input {
  readonly name: string
  readonly isList: boolean
}

/** A new version of a kept recipe; returns its name. A list gets one more. */
export async function fillInput(
  client: EngineClient,
  recipe: string,
  { name, isList }: Input,
  cid: Cid,
): Promise<string> {
  const draft = await client.recipes.draft({ name: recipe })
  const [reader, fileName] = [openReader(), `${recipe}.yaml`]
  try {
    const { reading } = await reader.ask({ text: draft.text, fileName, edits: [] })
    const value = [...(isList ? (reading.ui.fill[name] ?? []) : []), cid]
    const edits = [{ set: ['ui', 'fill', name], value }]
    const edited = await reader.ask({ text: draft.text, fileName, edits })
    await client.recipes.saveDraft({ name: recipe, text: edited.text, parent: draft.cid })
    return recipe
  } finally {
    reader.close()
  }
}

/** A recipe with this as its only input; returns its name. */
export const beginWith = (client: EngineClient, item: GalleryItem): Promise<string> => {
  const name = text.library.use.newName(titleOf(item))
  return keepCopy(client, { name, text: textWith(name, item) })
}

const INPUT_NAMES = { video: 'clip', audio: 'song', image: 'picture' } as const

/** JSON is YAML: so whatever stands in the name, it stays a name. */
export function textWith(name: string, { media, cid }: Pick<GalleryItem, 'media' | 'cid'>): string {
  const input = INPUT_NAMES[media]
  return [
    `name: ${JSON.stringify(name)}`,
    'version: "1.0"',
    'description: ""',
    'inputs:',
    `  ${input}: ${media}`,
    'steps: []',
    'ui:',
    '  fill:',
    `    ${input}: [${cid}]`,
    '',
  ].join('\n')
}
