/** Has ffmpeg draw a file of the app's own, once per data folder. */
import { mkdir, rm } from 'node:fs/promises'
import type { Cid } from '../../contract/ids.ts'
import { toTaskError } from '../../media/process/run-outcome.ts'
import { runFfmpeg } from '../../media/process/runner.ts'
import type { EngineParts } from '../parts.ts'
import { factsOf } from '../prepare/import-media.ts'

export interface Drawable {
  /** Name it gets in the store. */
  readonly asset: string
  readonly extension: string
  /** All but the output. */
  readonly argv: readonly string[]
}

/** The CID under the asset's name, where that is stored already. */
export function drawn({ asset }: Drawable, { names, store }: EngineParts): Cid | undefined {
  const known = names.find(asset)
  return known && store.has(known) ? known : undefined
}

/** @throws ArtDagError FFMPEG_MISSING, TASK_FAILED, DISK_FULL, CANCELLED */
export async function draw(
  media: Drawable,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<Cid> {
  return drawn(media, parts) ?? (await drawAnew(media, parts, signal))
}

async function drawAnew(
  { asset, extension, argv }: Drawable,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<Cid> {
  const folder = parts.store.tempPath('')
  const temp = parts.store.tempPath(extension)
  await mkdir(folder, { recursive: true })
  try {
    const outcome = await runFfmpeg(await parts.tools(), [...argv, `file:${temp}`], {
      cwd: folder,
      timeoutSec: 120,
      ...(signal ? { signal } : {}),
    })
    if (outcome.kind !== 'ok') throw toTaskError(outcome)
    const { cid } = await parts.store.adopt(temp)
    await factsOf(cid, asset, parts, { emit: () => {}, signal })
    parts.names.nameContent(asset, cid)
    return cid
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(temp, { force: true })
  }
}
