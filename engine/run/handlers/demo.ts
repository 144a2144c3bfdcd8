/** The demo: two clips and a rhythm that ffmpeg draws itself, and a recipe of six steps over them. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { InputBinding, RecipeText } from '../../contract/schemas.ts'
import { DEMO_MEDIA } from '../../media/demo-media.ts'
import type { EngineParts } from '../parts.ts'
import { draw } from '../templates/draw-media.ts'

/** Media is made once per data folder. */
export async function makeDemo(
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<{ recipe: RecipeText; inputs: InputBinding[] }> {
  const file = path.join(import.meta.dirname, '../../../resources/examples/demo.yaml')
  const inputs: InputBinding[] = []
  for (const media of DEMO_MEDIA)
    inputs.push({ name: media.input, content: await draw(media, parts, signal) })
  return { recipe: { text: await readFile(file, 'utf8'), fileName: 'demo.yaml' }, inputs }
}
