/** Handlers about the engine itself: what it found, what it knows, the demo. */
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Candidate } from '../../media/tools/examine-tool.ts'
import { installCommand, toolCandidates } from '../../media/tools/locate.ts'
import { TOOL_NEEDS } from '../../media/tools/requirements.ts'
import { collectStats } from '../forecast/stats.ts'
import type { EngineParts } from '../parts.ts'
import { os } from './context.ts'
import { makeDemo } from './demo.ts'
import { describeNode, profileList } from './describe-catalogue.ts'

export const system = {
  about: os.system.about.handler(({ context: { parts } }) => ({
    version: parts.version,
    engineId: parts.engineId,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  })),
  stats: os.system.stats.handler(({ context: { parts } }) => collectStats(parts)),
  doctor: os.system.doctor.handler(async ({ input: { again }, context: { parts } }) => {
    const checks = [
      nodeCheck(),
      ...(await toolChecks(parts)),
      await diskCheck(parts),
      await databaseCheck(parts),
    ]
    const ok = checks.every((check) => check.ok)
    // where there is no ffmpeg, the checks say so
    const encoders = await parts.encoders(again).catch(() => [])
    return { ok, checks, encoders: [...encoders] }
  }),
  nodes: os.system.nodes.handler(({ context: { parts } }) => [...parts.catalogue.values()].map(describeNode)),
  profiles: os.system.profiles.handler(() => profileList()),
  demo: os.system.demo.handler(({ context: { parts }, signal }) => makeDemo(parts, signal)),
}

interface Check {
  name: string
  ok: boolean
  message: string
  fix?: string
}

const nodeCheck = (): Check => ({ name: 'Node.js', ok: true, message: process.versions.node })

/** The one that is taken; or every place looked at, with the command that mends it. */
async function toolChecks(parts: EngineParts): Promise<readonly Check[]> {
  const candidates = await toolCandidates({
    needs: TOOL_NEEDS,
    cacheFile: path.join(parts.home, 'tools.json'),
  })
  return (['ffmpeg', 'ffprobe'] as const).map((tool): Check => {
    const all = candidates.filter((candidate) => candidate.tool === tool)
    const taken = all.find(({ found }) => found)
    if (taken?.found)
      return {
        name: tool,
        ok: true,
        message: `${taken.found.version} (${taken.source}: ${taken.found.path})`,
      }
    return {
      name: tool,
      ok: false,
      message: all.map(describeCandidate).join('; ') || 'not found anywhere',
      fix: installCommand(),
    }
  })
}

const describeCandidate = ({ source, path: file, why }: Candidate): string =>
  `${source}${file ? ` ${file}` : ''}: ${why}`

/** Less than this and even a short render may fail. */
const LOW_DISK_BYTES = 1 << 30

async function diskCheck({ home }: EngineParts): Promise<Check> {
  const { bavail, bsize } = await statfs(home)
  const free = bavail * bsize
  const message = `${home}, ${(free / 2 ** 30).toFixed(1)} GiB free`
  return free > LOW_DISK_BYTES
    ? { name: 'data folder', ok: true, message }
    : { name: 'data folder', ok: false, message, fix: 'make room, or set ARTDAG_HOME to a larger disk' }
}

async function databaseCheck({ documents }: EngineParts): Promise<Check> {
  const { checked, bad } = await documents.verify()
  if (bad.length === 0)
    return { name: 'database', ok: true, message: `${checked} documents, all as they should be` }
  return {
    name: 'database',
    ok: false,
    message: `${bad.length} of ${checked} documents are damaged`,
    fix: 'artdag verify --repair',
  }
}
