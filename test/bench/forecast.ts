/** How well a run is foretold: the same work ten times, learned from nothing, against what it really took. */

import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { RunEvent } from '../../engine/contract/events.ts'
import { type Request, withEngine } from './bench-engine.ts'
import { makeClip720 } from './clips.ts'
import { type Cost, measure, median } from './measure.ts'
import { atMost, type BenchTable, exactly, findingsTable, shown } from './table.ts'
import { cutEdit, spreadCuts } from './workload.ts'

const RUNS = 10
const CUTS = spreadCuts(20, 15, 900, 7)

interface Foretold {
  /** Shares of what was taken. */
  readonly cpuError: number
  readonly wallError: number
  readonly bytesError: number
  /** Tasks that ran and were not foretold, or the other way round. */
  readonly strayTasks: number
}

export async function* forecasts(): AsyncGenerator<BenchTable> {
  const clip = await makeClip720()
  const { request } = cutEdit('20 cuts', clip, CUTS)
  const moved = CUTS.map((cut, n) => (n === 7 ? { ...cut, from: cut.from + 1 } : cut))
  yield await withEngine(async (client) => {
    const runs: Foretold[] = []
    for (let n = 0; n < RUNS; n++) runs.push(await compare(client, request, true))
    const changed = await compare(client, cutEdit('one moved', clip, moved).request, false)
    return describe(runs, changed)
  })
}

function describe(runs: readonly Foretold[], changed: Foretold): BenchTable {
  const later = runs.slice(RUNS / 2)
  const middle = (of: (run: Foretold) => number): number => median(later.map(of))
  const all = [...runs, changed]
  return findingsTable(
    `Forecast: 20 cuts, ${RUNS} times with nothing cached, then one cut moved`,
    [
      exactly(
        'tasks that ran otherwise than foretold',
        all.reduce((sum, run) => sum + run.strayTasks, 0),
        0,
      ),
      atMost('CPU, middle error of the later half', middle((run) => run.cpuError) * 100, 35, ' %', 0),
      shown('CPU, error of the first guess', percent(runs[0]?.cpuError)),
      shown('time, middle error of the later half', percent(middle((run) => run.wallError))),
      shown('size, middle error of the later half', percent(middle((run) => run.bytesError))),
      shown('CPU, error for the moved cut', percent(changed.cpuError)),
    ],
    ['against processor time that the system counted for ffmpeg and ffprobe, and time on the wall'],
  )
}

const percent = (share = Number.NaN): string => `${Math.round(share * 100)} %`

async function compare(client: EngineClient, request: Request, fresh: boolean): Promise<Foretold> {
  const { report } = await client.plans.make({ ...request, fresh })
  const events: RunEvent[] = []
  let own: NodeJS.CpuUsage = { user: 0, system: 0 }
  const taken = await measure(async () => {
    const before = process.cpuUsage()
    for await (const event of await client.runs.start({ ...request, fresh })) events.push(event)
    own = process.cpuUsage(before)
  })
  const end = events.at(-1)
  if (end?.event !== 'run-finished' || end.state !== 'finished') throw new Error('the run did not finish')
  const children: Cost = { ...taken, cpuSec: taken.cpuSec - (own.user + own.system) / 1e6 }
  const sizes = events.flatMap((event) => (event.event === 'task-finished' ? [event.sizeBytes] : []))
  const ran = events.flatMap((event) => (event.event === 'task-started' ? [event.task] : []))
  const { cpuSec, wallSec, bytes, ...rest } = report.forecast
  if (!fresh && rest.reused.tasks === 0) throw new Error('nothing was foretold as reused')
  return {
    cpuError: off(cpuSec, children.cpuSec),
    wallError: off(wallSec, children.wallSec),
    bytesError: off(
      bytes,
      sizes.reduce((sum, size) => sum + size, 0),
    ),
    strayTasks: countStrays(
      ran,
      report.tasks.map(({ id }) => id),
    ),
  }
}

/** In one of the two lists and not in the other. */
function countStrays(ran: readonly string[], foretold: readonly string[]): number {
  const both = new Set([...ran, ...foretold])
  return [...both].filter((id) => ran.includes(id) !== foretold.includes(id)).length
}

const off = (expected: number, taken: number): number => Math.abs(expected - taken) / taken
