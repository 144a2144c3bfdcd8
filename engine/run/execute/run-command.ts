/** A task's command, its names replaced by paths, run by ffmpeg in a folder of its own. */
import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { diskFull } from '../../content/disk-full.ts'
import type { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { Delivery } from '../../media/deliver.ts'
import { leadSecOf } from '../../media/graph/lead.ts'
import { assetsOf, fillPlaceholders, LIST } from '../../media/graph/placeholders.ts'
import { concatList } from '../../media/join.ts'
import type { Progress } from '../../media/process/progress.ts'
import { toTaskError } from '../../media/process/run-outcome.ts'
import { runFfmpeg } from '../../media/process/runner.ts'
import type { Spent } from '../forecast/run-costs.ts'
import type { EngineParts } from '../parts.ts'
import { locateAssets } from './locate-assets.ts'

export interface CommandRun {
  /** All files by CID, none by the task that makes it. */
  readonly argv: readonly string[]
  /** What it reads. */
  readonly inputs: readonly Cid[]
  /** What `{list}` names, in order. */
  readonly list: readonly Cid[]
  /** What it writes, by placeholder: paths of ours. */
  readonly outputs: ReadonlyMap<string, string>
  /** Made for it, empty. */
  readonly folder: string
  readonly deliveries: readonly Delivery[]
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  readonly onSpent?: ((spent: Spent) => void) | undefined
}

/** Seconds it took. @throws ArtDagError as `toTaskError`; DISK_FULL, INPUT_CHANGED */
export async function runCommand(run: CommandRun, parts: EngineParts): Promise<number> {
  let doneSec = 0
  const durationSec = run.deliveries.reduce((sum, delivery) => sum + delivery.durationSec, 0)
  const outcome = await runFfmpeg(await parts.tools(), await fillPaths(run, parts), {
    cwd: run.folder,
    timeoutSec: timeoutSec(durationSec),
    stallSec: stallSec(run.deliveries),
    isWorkProgress: run.deliveries.length > 1,
    signal: run.signal,
    onProgress: (progress) => {
      doneSec = progress.outTimeSec
      run.onProgress(progress)
    },
  })
  if (outcome.kind === 'ok') run.onSpent?.(outcome)
  if (outcome.kind === 'ok') return Math.round(outcome.wallSec * 1000) / 1000
  throw withRoomNeeded(toTaskError(outcome), [...run.outputs.values()], doneSec / durationSec)
}

async function fillPaths(
  { argv, inputs, list, outputs, folder }: CommandRun,
  parts: EngineParts,
): Promise<readonly string[]> {
  const paths = await locateAll(inputs, parts)
  const assets = await locateAssets(assetsOf(argv), parts)
  const listFile = path.join(folder, 'list.ffconcat')
  if (list.length > 0) await writeFile(listFile, concatList(list.map((cid) => paths.get(cid) as string)))
  return fillPlaceholders(argv, (placeholder) => {
    const cid = placeholder.replace(/^\{\w+:?|\}$/g, '') as Cid
    if (placeholder === LIST) return listFile
    return outputs.get(placeholder) ?? paths.get(cid) ?? assets.get(cid) ?? placeholder
  })
}

/** Paths by CID; an external file that changed is refused here, before the task and again after it. */
export async function locateAll(
  cids: readonly Cid[],
  { store }: Pick<EngineParts, 'store'>,
): Promise<ReadonlyMap<Cid, string>> {
  const located = await Promise.all(
    [...new Set(cids)].map(async (cid) => [cid, (await store.locate(cid)).path] as const),
  )
  return new Map(located)
}

/** A full disk says how much room the whole would have taken, by what it took so far. */
function withRoomNeeded(error: ArtDagError, temps: readonly string[], fraction: number): ArtDagError {
  if (error.code !== 'DISK_FULL') return error
  const sizes = temps.map((temp) => statSync(temp, { throwIfNoEntry: false })?.size ?? 0)
  const written = sizes.reduce((sum, size) => sum + size, 0)
  const whole = Math.round(written / Math.min(1, Math.max(fraction, 0.01)))
  return diskFull(path.dirname(temps[0] as string), whole, error)
}

/** No honest render takes longer: ten minutes, and two minutes for every second of result. */
const timeoutSec = (durationSec: number): number => 600 + durationSec * 120

/** Files that cannot be sought are decoded from their start, and until the cut is reached nothing moves. */
function stallSec(deliveries: readonly Delivery[]): number {
  const roots = deliveries.flatMap(({ video, audio }) =>
    [video, audio].flatMap((stream) => stream?.node ?? []),
  )
  return 30 + leadSecOf(roots)
}
