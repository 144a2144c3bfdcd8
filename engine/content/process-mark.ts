/** A name for this very process that no later process shares, even when it gets the same number. */
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * boot . pid namespace . pid . start: `3f2a9c01.4026531836.4711.88123`. Outside Linux only the pid is known and the
 * others are `x`. Fit for file names and for owners of leases.
 */
export type ProcessMark = string

const MARK = /^([0-9a-f]{8}|x)\.(\d+|x)\.(\d+)\.(\d+|x)$/

export function processMark(): ProcessMark {
  const { boot, namespace } = surroundings()
  own ??= `${boot}.${namespace}.${process.pid}.${startOf(process.pid) ?? 'x'}`
  return own
}

/** None of it changes while a process lives; and reading /proc can take long when all processors are busy. */
let own: ProcessMark | undefined
let around: Surroundings | undefined

interface Surroundings {
  readonly boot: string
  readonly namespace: string
}

/** Whether the process still runs; `unknown` for one of another container on this machine, and for no mark at all. */
export function stateOfProcess(mark: ProcessMark): 'alive' | 'dead' | 'unknown' {
  if (mark === processMark()) return 'alive'
  const parts = MARK.exec(mark)
  if (parts === null) return 'unknown'
  const [, boot, namespace, pid, start] = parts
  const here = surroundings()
  if (boot !== here.boot) return 'dead'
  if (namespace !== here.namespace) return 'unknown'
  if (start === 'x') return canSignal(Number(pid)) ? 'alive' : 'dead'
  return startOf(Number(pid)) === start ? 'alive' : 'dead'
}

function surroundings(): Surroundings {
  around ??= readSurroundings()
  return around
}

function readSurroundings(): Surroundings {
  const boot = readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))
  const namespace = readOr(() => readlinkSync('/proc/self/ns/pid'))
  return { boot: boot?.slice(0, 8) ?? 'x', namespace: namespace?.replace(/\D/g, '') ?? 'x' }
}

/** Clock ticks from boot to the start of a process; absent when there is none, or only its body. */
function startOf(pid: number): string | undefined {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is the program's name in brackets and may hold anything, brackets too.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields === undefined || fields[0] === 'Z' ? undefined : fields[19]
}

function canSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readOr(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    // No such process, or a system without /proc: both mean "not known" to the callers.
    return undefined
  }
}
