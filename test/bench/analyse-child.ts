/** One analysis in a process of its own, for `npm run bench analysis`: prints what it took as a line of JSON. */
import { readFileSync } from 'node:fs'
import { createEngine } from '../../engine/engine.ts'
import { type Cost, measure } from './measure.ts'

export interface AnalysisCost extends Cost {
  readonly durationSec: number
  readonly beats: number
  /** Peaks: of the engine with its threads, and with ffmpeg beside it. */
  readonly engineBytes: number
  readonly allBytes: number
  /** The longest that the main thread worked on end. */
  readonly busyMs: number
}

const LOOK_EVERY_MS = 10

const [file, home] = process.argv.slice(2)
if (file === undefined || home === undefined) throw new Error('usage: analyse-child.ts <file> <home>')
const engine = createEngine({ home })
try {
  console.log(JSON.stringify(await analyse(file)))
} finally {
  await engine.close()
}

async function analyse(name: string): Promise<AnalysisCost> {
  const watch = watchProcess()
  let [durationSec, beats] = [0, 0]
  const cost = await measure(async () => {
    for await (const event of await engine.client.analysis.get({ name }))
      if (event.event === 'analysed')
        [durationSec, beats] = [event.report.durationSec, event.report.beats?.length ?? 0]
  })
  return { ...cost, durationSec, beats, ...watch.end() }
}

/** Looks at the main thread's own processor time and at memory, again and again. */
function watchProcess() {
  let [allBytes, busyMs, before] = [0, 0, process.threadCpuUsage()]
  const timers = [
    setInterval(() => {
      const { user, system } = process.threadCpuUsage(before)
      busyMs = Math.max(busyMs, (user + system) / 1000)
      before = process.threadCpuUsage()
    }, LOOK_EVERY_MS),
    setInterval(() => {
      allBytes = Math.max(allBytes, process.memoryUsage.rss() + childrenBytes())
    }, 20 * LOOK_EVERY_MS),
  ]
  return {
    end() {
      timers.forEach(clearInterval)
      return { engineBytes: process.resourceUsage().maxRSS * 1024, allBytes, busyMs }
    },
  }
}

/** Resident memory of the processes this one has started. 0 outside Linux. */
function childrenBytes(): number {
  if (process.platform !== 'linux') return 0
  const pids = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
  return pids.reduce((sum, pid) => sum + residentBytes(pid), 0)
}

function residentBytes(pid: string): number {
  try {
    const [, kib = 0] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kib) * 1024
  } catch {
    return 0 // ended meanwhile
  }
}
