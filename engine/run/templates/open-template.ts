/** A template as a recipe of the user's: its media drawn, its inputs filled, kept under a name that is free. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { InputBinding } from '../../contract/schemas.ts'
import { DRAWN_MEDIA, type DrawnMedia } from '../../media/drawn/drawn-media.ts'
import { editRecipe } from '../../recipe/write/edit-recipe.ts'
import type { EngineParts } from '../parts.ts'
import { openRecipe } from '../prepare/open-recipe.ts'
import { factsOfRecipe } from '../recipes/describe-recipe.ts'
import { draw, drawn } from './draw-media.ts'
import { readTemplates, type TemplateFile } from './read-templates.ts'

export type OpenTemplateEvent =
  | { event: 'progress'; media: string; doneMedia: number; totalMedia: number }
  | { event: 'opened'; name: string; inputs: InputBinding[] }

type Emit = (event: OpenTemplateEvent) => void

/** @throws ArtDagError NOT_FOUND; as `draw` */
export async function openTemplate(
  id: string,
  parts: EngineParts,
  emit: Emit,
  signal: AbortSignal,
): Promise<void> {
  const template = (await readTemplates(parts)).find((each) => each.id === id)
  if (!template)
    throw new ArtDagError('NOT_FOUND', `there is no template “${id}”`, {
      hint: 'choose one of the list',
      details: { id },
    })
  const cids = await drawAll(template, parts, emit, signal)
  const name = await keep(template, cids, parts)
  emit({ event: 'opened', name, inputs: bindingsOf(template, cids) })
}

const bindingsOf = ({ fill }: TemplateFile, cids: ReadonlyMap<string, Cid>): InputBinding[] =>
  Object.entries(fill).flatMap(([name, assets]) =>
    assets.map((asset) => ({ name, content: cids.get(asset) as string })),
  )

/** By asset. One after the other: each takes all processors there are. */
async function drawAll(
  { fill }: TemplateFile,
  parts: EngineParts,
  emit: Emit,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Cid>> {
  const media = [...new Set(Object.values(fill).flat())].map(mediaOf)
  const missing = media.filter((each) => drawn(each, parts) === undefined)
  for (const [doneMedia, each] of missing.entries()) {
    emit({ event: 'progress', media: each.title, doneMedia, totalMedia: missing.length })
    describe(each, await draw(each, parts, signal), parts)
  }
  return new Map(
    await Promise.all(media.map(async (each) => [each.asset, await draw(each, parts, signal)] as const)),
  )
}

function mediaOf(asset: string): DrawnMedia {
  const found = DRAWN_MEDIA.find((media) => media.asset === asset)
  if (!found) throw new Error(`a template names ${asset}, which nobody draws`)
  return found
}

const describe = ({ title }: DrawnMedia, cid: Cid, { library }: EngineParts): void =>
  void library.meta.change(cid, {
    title,
    tags: ['template'],
    rights: 'Drawn by Art DAG itself: use it as you like.',
  })

/** One that was opened before, and left as it was, is opened again. */
async function keep(
  template: TemplateFile,
  cids: ReadonlyMap<string, Cid>,
  parts: EngineParts,
): Promise<string> {
  const { recipes } = parts.library
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? template.id : `${template.id} ${count}`
    const text = filledText(template, name, cids)
    const recipe = await openRecipe({ text, fileName: `${name}.yaml` }, parts)
    const last = recipes.last(name)
    if (last && recipes.get(name)?.cid === last.cid && isText(last.cid, text, parts)) return name
    if (!last) return recipes.keep(name, text, factsOfRecipe(recipe), 'upload').name
  }
}

const filledText = ({ text, fill }: TemplateFile, name: string, cids: ReadonlyMap<string, Cid>): string =>
  editRecipe(text, [
    { remove: ['metadata'] },
    { set: ['name'], value: name },
    ...Object.entries(fill).map(([input, assets]) => ({
      set: ['ui', 'fill', input],
      value: assets.map((asset) => cids.get(asset) as string),
    })),
  ])

const isText = (cid: Cid, text: string, { documents }: EngineParts): boolean =>
  new TextDecoder().decode(documents.getBytes(cid)) === text
