/** As few tempi as keep every beat in its place: each lasts as long as one tempo can meet all of its beats. */
import { type TempoEvent, TICKS_PER_BEAT } from './tempo-events.ts'

export interface Anchor {
  readonly tick: number
  readonly sec: number
}

/** No beat is further from its place. */
const TOLERANCE_SEC = 0.000_25
/** Three bytes. */
const MAX_MICROSECONDS = 0xff_ff_ff

/** From tick 0 at 0 s on. `usualSec`: the tempo where there is nothing to fit. Errors do not add up: each tempo begins where the last one ended. */
export function fitTempi(anchors: readonly Anchor[], usualSec: number): TempoEvent[] {
  const tempi: TempoEvent[] = []
  let from: Anchor = { tick: 0, sec: 0 }
  for (let next = 0; next < anchors.length; ) {
    const { microseconds, count } = longest(from, anchors, next)
    tempi.push({ ...from, microseconds })
    next += count
    const { tick } = anchors[next - 1] as Anchor
    from = { tick, sec: from.sec + ((tick - from.tick) / TICKS_PER_BEAT) * (microseconds / 1e6) }
  }
  return tempi.length > 0 ? tempi : [{ ...from, microseconds: limited(Math.round(usualSec * 1e6)) }]
}

/** The tempi that meet an anchor within the tolerance are a range; it narrows with each until none is left. */
function longest(
  from: Anchor,
  anchors: readonly Anchor[],
  next: number,
): { readonly microseconds: number; readonly count: number } {
  let [low, high, count] = [1, MAX_MICROSECONDS, 0]
  while (next + count < anchors.length) {
    const { tick, sec } = anchors[next + count] as Anchor
    const quarters = (tick - from.tick) / TICKS_PER_BEAT
    const lower = Math.max(low, Math.ceil(((sec - TOLERANCE_SEC - from.sec) * 1e6) / quarters))
    const upper = Math.min(high, Math.floor(((sec + TOLERANCE_SEC - from.sec) * 1e6) / quarters))
    if (lower > upper) break
    ;[low, high, count] = [lower, upper, count + 1]
  }
  if (count > 0) return { microseconds: Math.round((low + high) / 2), count }
  const { tick, sec } = anchors[next] as Anchor
  return {
    microseconds: limited(Math.round(((sec - from.sec) * 1e6 * TICKS_PER_BEAT) / (tick - from.tick))),
    count: 1,
  }
}

const limited = (microseconds: number): number => Math.max(1, Math.min(MAX_MICROSECONDS, microseconds))
