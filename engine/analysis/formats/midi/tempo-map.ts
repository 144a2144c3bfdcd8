/** Beats as a course of tempi and bars, so that the bars of another program lie on them, also when the tempo drifts. */
import { median } from '../../times.ts'
import type { MarkedClip } from '../marks.ts'
import { barsOf } from './bars.ts'
import { fitTempi } from './fit-tempi.ts'
import { type BarEvent, type LeadIn, type TempoEvent, TICKS_PER_BEAT } from './tempo-events.ts'

export interface TempoMap {
  readonly tempi: readonly TempoEvent[]
  readonly bars: readonly BarEvent[]
  /** Of the first and the last beat of the music; between them, every quarter is a beat. */
  readonly beatTicks: { readonly first: number; readonly last: number } | undefined
}

/** Slower ones are beyond what programs accept; a longer silence is filled with beats. */
const MAX_BEAT_SEC = 3
/** Beats that say how long a beat of the count-in is. */
const NEIGHBOURS = 8
/** Less is no count-in. */
const MIN_LEAD_SEC = 0.000_25

interface Point {
  readonly sec: number
  readonly opensBar: boolean
}

/** Without beats there is no tempo: then a program goes on at its own, 120. */
export function tempoMapOf({ beats, downbeats, meter }: MarkedClip): TempoMap {
  const [firstSec] = beats
  if (firstSec === undefined) return { tempi: [], bars: [], beatTicks: undefined }
  const steps = beats.slice(1, NEIGHBOURS + 1).map((sec, index) => sec - (beats[index] as number))
  const usualSec = steps.length === 0 ? 0.5 : median(steps)
  const points = withoutGaps(beats, new Set(downbeats), usualSec)
  const lead = leadOf(firstSec, usualSec)
  const tickOf = (index: number): number => lead.ticks + index * TICKS_PER_BEAT
  const anchors = points.map(({ sec }, index) => ({ tick: tickOf(index), sec }))
  return {
    tempi: fitTempi(lead.ticks === 0 ? anchors.slice(1) : anchors, usualSec),
    bars: barsOf(
      points.map(({ opensBar }) => opensBar),
      meter ?? 4,
      lead,
    ),
    beatTicks: { first: lead.ticks, last: tickOf(points.length - 1) },
  }
}

function withoutGaps(beats: readonly number[], downbeats: ReadonlySet<number>, usualSec: number): Point[] {
  return beats.flatMap((sec, index) => {
    const gapSec = (beats[index + 1] ?? sec) - sec
    const count =
      gapSec > MAX_BEAT_SEC ? Math.max(Math.round(gapSec / usualSec), Math.ceil(gapSec / MAX_BEAT_SEC)) : 1
    return Array.from({ length: count }, (_, step) => ({
      sec: sec + (gapSec * step) / count,
      opensBar: step === 0 && downbeats.has(sec),
    }))
  })
}

/** The time before the first beat: whole beats at about their tempo, or a half, a quarter … of one. */
function leadOf(firstSec: number, usualSec: number): LeadIn {
  if (firstSec <= MIN_LEAD_SEC) return { ticks: 0, beats: 0 }
  const halvings = Math.round(Math.log2(usualSec / firstSec))
  if (halvings > 0) return { ticks: TICKS_PER_BEAT / 2 ** Math.min(halvings, 4), beats: 0 }
  const beats = Math.max(1, Math.round(firstSec / usualSec), Math.ceil(firstSec / MAX_BEAT_SEC))
  return { ticks: beats * TICKS_PER_BEAT, beats }
}

/** Where a moment lies, in ticks. */
export function tickAt(tempi: readonly TempoEvent[], sec: number): number {
  const {
    tick,
    sec: from,
    microseconds,
  } = tempi.findLast((event) => event.sec <= sec) ?? tempi[0] ?? { tick: 0, sec: 0, microseconds: 500_000 }
  return Math.max(0, Math.round(tick + ((sec - from) * 1e6 * TICKS_PER_BEAT) / microseconds))
}
