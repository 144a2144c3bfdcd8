/**
 * Processor time of children that have ended. The system adds each to a sum when it is waited for, which Node does one at
 * a time; so what the sum grew by is the last one's. Two that end within the same instant are counted as the first's.
 */
import { readFileSync } from 'node:fs'
import { statSeconds } from './process-use.ts'

let countedSec = 0

/** To be called when a child starts: what others have waited for until now is not of our children. */
export function skipOtherChildren(): void {
  countedSec = sumSec() ?? 0
}

/** To be called as soon as a child has ended: its user and system time in seconds. Undefined outside Linux. */
export function takeChildTime(): number | undefined {
  const sum = sumSec()
  if (sum === undefined) return undefined
  const own = sum - countedSec
  countedSec = sum
  return own
}

function sumSec(): number | undefined {
  if (process.platform !== 'linux') return undefined
  return statSeconds(readFileSync('/proc/self/stat', 'utf8'), 13)
}
