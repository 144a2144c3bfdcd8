/** What a data folder has rendered, spared and kept, in numbers. */
import type { Cid } from '../../contract/ids.ts'
import type { Stats } from '../../contract/procedures.ts'
import type { EngineParts } from '../parts.ts'

/** Large stores are counted in slices: nobody else is held up. */
export async function collectStats(parts: EngineParts): Promise<Stats> {
  const { tasksRun, tasksReused, savedSec, cpuSec } = parts.forecastLog.totals()
  const tasks = tasksRun + tasksReused
  const errors = parts.forecastLog.errors()
  return {
    runs: countRuns(parts),
    tasks: { rendered: tasksRun, reused: tasksReused },
    ...(tasks > 0 ? { hitRate: tasksReused / tasks } : {}),
    cpuSec,
    savedSec,
    ...(errors ? { forecast: errors } : {}),
    cache: await cacheByKind(parts),
  }
}

function countRuns({ forecastLog }: EngineParts): Stats['runs'] {
  const { finished = 0, failed = 0, cancelled = 0, queued = 0, running = 0 } = forecastLog.runs()
  return { finished, failed, cancelled, open: queued + running }
}

type Share = Stats['cache'][number]

/** The largest first; what there is none of is left out. */
async function cacheByKind(parts: EngineParts): Promise<Share[]> {
  const shares = (await parts.cacheUse.shares()).map(({ profileCid, isExternal, files, bytes }): Share => {
    const kind = isExternal ? 'referred' : kindOf(profileCid, parts)
    return { kind, files, bytes }
  })
  const { count, bytes } = await parts.cacheUse.documents()
  const all = [...shares, { kind: 'documents' as const, files: count, bytes }]
  return [...Map.groupBy(all, ({ kind }) => kind)]
    .map(([kind, same]) => ({
      kind,
      files: same.reduce((sum, share) => sum + share.files, 0),
      bytes: same.reduce((sum, share) => sum + share.bytes, 0),
    }))
    .filter(({ files }) => files > 0)
    .toSorted((a, b) => b.bytes - a.bytes)
}

/** By the name of the profile that a file was made with; every one is kept as a document. */
function kindOf(profile: Cid | undefined, { documents }: EngineParts): Share['kind'] {
  if (profile === undefined) return 'inputs'
  const { name = '' } = documents.has(profile) ? (documents.get(profile) as { name?: string }) : {}
  if (name.endsWith('-piece')) return 'pieces'
  if (name.endsWith('-sound')) return 'sounds'
  return name.startsWith('mezzanine') ? 'intermediates' : 'results'
}
