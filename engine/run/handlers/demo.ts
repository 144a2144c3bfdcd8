/** The demo: two clips and a rhythm that ffmpeg draws itself, and a recipe of six steps over them. */
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { InputBinding, RecipeText } from '../../contract/schemas.ts'
import { DEMO_MEDIA, type DemoFile } from '../../media/demo-media.ts'
import { toTaskError } from '../../media/process/run-outcome.ts'
import { runFfmpeg } from '../../media/process/runner.ts'
import type { EngineParts } from '../parts.ts'

/** Media is made once per data folder. */
export async function makeDemo(
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<{ recipe: RecipeText; inputs: InputBinding[] }> {
  const file = path.join(import.meta.dirname, '../../../resources/examples/demo.yaml')
  const inputs: InputBinding[] = []
  for (const media of DEMO_MEDIA)
    inputs.push({ name: media.input, content: await demoFile(media, parts, signal) })
  return { recipe: { text: await readFile(file, 'utf8'), fileName: 'demo.yaml' }, inputs }
}

/** The CID of one file, by the asset's name when it was made before. */
async function demoFile(
  media: DemoFile,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<string> {
  const known = parts.names.find(media.asset)
  if (known && parts.store.has(known)) return known
  const folder = parts.store.tempPath('')
  const temp = parts.store.tempPath(media.extension)
  await mkdir(folder, { recursive: true })
  try {
    const argv = [...media.argv, `file:${temp}`]
    const outcome = await runFfmpeg(await parts.tools(), argv, {
      cwd: folder,
      timeoutSec: 120,
      ...(signal ? { signal } : {}),
    })
    if (outcome.kind !== 'ok') throw toTaskError(outcome)
    const { cid } = await parts.store.adopt(temp)
    parts.names.nameContent(media.asset, cid)
    return cid
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(temp, { force: true })
  }
}
