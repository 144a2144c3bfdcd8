/** What work costs: time on the wall, and processor time of this process and of the children it has waited for. */
import { readFileSync } from 'node:fs'

export interface Cost {
  readonly wallSec: number
  readonly cpuSec: number
}

/** How often everything is measured; ARTDAG_BENCH_ROUNDS=1 only shows that a table works. */
export const ROUNDS = Math.max(1, Number(process.env.ARTDAG_BENCH_ROUNDS) || 5)

/** Linux counts process times in hundredths. */
const TICKS_PER_SEC = 100

export async function measure(work: () => Promise<unknown>): Promise<Cost> {
  const before = { cpu: process.cpuUsage(), children: childrenSec(), at: performance.now() }
  await work()
  const { user, system } = process.cpuUsage(before.cpu)
  return {
    wallSec: (performance.now() - before.at) / 1000,
    cpuSec: (user + system) / 1e6 + childrenSec() - before.children,
  }
}

/** The middle one; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] as number
}

/** Wall and CPU each by themselves. */
export const medianCost = (costs: readonly Cost[]): Cost => ({
  wallSec: median(costs.map(({ wallSec }) => wallSec)),
  cpuSec: median(costs.map(({ cpuSec }) => cpuSec)),
})

/** The middle of the rounds' ratios, not the ratio of the middles: both sides of a round saw the same machine. */
export const medianRatio = (ours: readonly Cost[], theirs: readonly Cost[]): Cost =>
  medianCost(
    ours.map(({ wallSec, cpuSec }, round) => ({
      wallSec: wallSec / (theirs[round] as Cost).wallSec,
      cpuSec: cpuSec / (theirs[round] as Cost).cpuSec,
    })),
  )

/** The median of nine, for work of milliseconds. */
export async function measureOften(work: () => Promise<unknown>): Promise<Cost> {
  const costs: Cost[] = []
  for (let round = 0; round < 9; round++) costs.push(await measure(work))
  return medianCost(costs)
}

/** User and system time of children that have ended, and of theirs. 0 outside Linux. */
function childrenSec(): number {
  if (process.platform !== 'linux') return 0
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // the program's name is in brackets and may hold anything
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SEC
}
