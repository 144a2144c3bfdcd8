/** What a process uses right now, where the system tells cheaply (Linux). */
import { readFile } from 'node:fs/promises'

export interface ProcessUse {
  readonly residentBytes: number
  /** User and system time so far. */
  readonly cpuSec: number
}

/** Linux counts process times in hundredths on every machine that Node runs on. */
const TICKS_PER_SEC = 100

/** Undefined when the process is gone or the system is another one. */
export async function readProcessUse(pid: number | undefined): Promise<ProcessUse | undefined> {
  if (pid === undefined || process.platform !== 'linux') return undefined
  const [status, stat] = await Promise.all([
    readOrNothing(`/proc/${pid}/status`),
    readOrNothing(`/proc/${pid}/stat`),
  ])
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (resident === undefined) return undefined
  return { residentBytes: Number(resident) * 1024, cpuSec: statSeconds(stat, 11) }
}

/**
 * Two neighbouring times of a `stat` file of /proc, added up; the first's place, from 0 after the name. The program's name
 * is in brackets and may hold anything, so fields are counted from the last bracket.
 */
export function statSeconds(stat: string, first: number): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[first]) + Number(fields[first + 1])) / TICKS_PER_SEC
}

/** A process may end between any two looks. */
async function readOrNothing(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return ''
  }
}
