/** What a finished run made, in three lines. */
import type { RunFinishedEvent } from '../contract/events.ts'
import { formatFacts } from './output.ts'
import { count, formatBytes, formatSeconds } from './quantities.ts'
import type { Session } from './shell.ts'
import { harmless } from './style.ts'

/** `✓ out.mp4  6.00 s  768×432  1.4 MB · rendered 3 tasks, 2 from the cache · 4.1 s`, then CID and provenance. */
export async function describeResult(
  { client, output }: Session,
  end: RunFinishedEvent,
  outputFile?: string,
): Promise<string> {
  const { style } = output
  if (!end.output) return `${style.green('✓')} finished`
  const { cid, path } = end.output
  const { item, facts } = await client.content.show({ name: cid })
  const name = style.bold(harmless(outputFile ?? path))
  const what = [name, ...measuresOf(facts), formatBytes(item.sizeBytes)].join('  ')
  const made = [what, ...howItWasMade(end)].join(' · ')
  const records: (readonly [string, string])[] = [['cid', cid]]
  if (end.provenance) records.push(['provenance', end.provenance])
  return `${style.green('✓')} ${made}\n${formatFacts(records, style)}`
}

function howItWasMade({ tasksRun, tasksCached, seconds }: RunFinishedEvent): readonly string[] {
  if (tasksRun === 0) return ['nothing to do: rendered before']
  const cached = tasksCached > 0 ? `, ${tasksCached} from the cache` : ''
  return [`rendered ${count(tasksRun, 'task')}${cached}`, formatSeconds(seconds)]
}

/** The contract leaves facts open, since they depend on the prober; only what is there is shown. */
interface SomeFacts {
  readonly kind?: unknown
  readonly durationSec?: unknown
  readonly video?: readonly { readonly width?: unknown; readonly height?: unknown }[]
}

export function measuresOf(facts: unknown): readonly string[] {
  const { kind, durationSec, video } = (facts ?? {}) as SomeFacts
  const length = typeof durationSec === 'number' && kind !== 'image' ? [`${durationSec.toFixed(2)} s`] : []
  const [first] = Array.isArray(video) ? (video as NonNullable<SomeFacts['video']>) : []
  return [...length, ...(first ? [`${first.width}×${first.height}`] : [])]
}
