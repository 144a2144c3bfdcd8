/** Stretches in which nothing is heard. */
import type { Span } from '../../contract/analysis.ts'
import { roundTime } from './round.ts'

/** Root mean square below −60 dB. */
const SILENT = 0.001
const SHORTEST_SEC = 0.5

/** Of an envelope whose value `i` sums up the time from `i · hopSec` on. */
export function silencesOf(energy: Float32Array, hopSec: number, durationSec: number): Span[] {
  const spans: Span[] = []
  for (let from = 0; from < energy.length; from++) {
    let to = from
    while (to < energy.length && (energy[to] as number) < SILENT) to++
    if (to === from) continue
    const span = { startSec: roundTime(from * hopSec), endSec: roundTime(Math.min(durationSec, to * hopSec)) }
    if (span.endSec - span.startSec >= SHORTEST_SEC) spans.push(span)
    from = to
  }
  return spans
}
