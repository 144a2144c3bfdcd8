/** What work costs: time on the wall, and processor time of this process and of the children it has waited for. */
import { readFileSync } from 'node:fs'

export interface Cost {
  readonly wallSec: number
  readonly cpuSec: number
}

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

/** User and system time of children that have ended, and of theirs. 0 outside Linux. */
function childrenSec(): number {
  if (process.platform !== 'linux') return 0
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // the program's name is in brackets and may hold anything
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SEC
}
