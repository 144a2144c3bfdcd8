/** Beats out of the tempo map of a MIDI file: one for each unit of the time signature, bars beginning where it says. */
import { badFile } from '../bad-file.ts'
import { gatherMarks, kindOf, MAX_MARKS, MAX_SEC, type Marks, type ReadHelp } from '../marks.ts'
import { type MidiMap, parseMidi } from './parse-midi.ts'
import { BEATS_BEGIN, BEATS_END } from './tempo-events.ts'

const DEFAULT_TEMPO = { tick: 0, microseconds: 500_000 }
const DEFAULT_SIGNATURE = { tick: 0, beats: 4, unit: 4 }

/**
 * Between the markers that our own files have; else from the start to the file's end, or to `durationSec` if that is later.
 * @throws ArtDagError USAGE
 */
export function readMidi(bytes: Uint8Array, { durationSec = 0 }: ReadHelp = {}): Marks {
  const map = parseMidi(bytes)
  const secAt = clockOf(map)
  const scenes = map.markers
    .filter(({ name }) => kindOf(name) === 'scene')
    .map(({ tick }) => ({ sec: secAt(tick), kind: 'scene' as const }))
  const tickOf = (wanted: string): number | undefined => map.markers.find(({ name }) => name === wanted)?.tick
  const firstTick = tickOf(BEATS_BEGIN) ?? 0
  const lastTick = tickOf(BEATS_END)
  const isInside = (tick: number): boolean =>
    lastTick === undefined ? tick <= map.endTick || secAt(tick) < durationSec : tick <= lastTick
  const beats = map.tempi.length === 0 ? [] : beatsOf(map, firstTick, isInside, secAt)
  return gatherMarks([...beats, ...scenes])
}

interface FoundBeat {
  readonly sec: number
  readonly kind: 'beat' | 'downbeat'
}

function beatsOf(
  { signatures, ticksPerQuarter }: MidiMap,
  firstTick: number,
  isInside: (tick: number) => boolean,
  secAt: (tick: number) => number,
): readonly FoundBeat[] {
  const found: FoundBeat[] = []
  const bars = signatures[0]?.tick === 0 ? signatures : [DEFAULT_SIGNATURE, ...signatures]
  bars.forEach(({ tick, beats, unit }, index) => {
    const end = bars[index + 1]?.tick ?? Number.POSITIVE_INFINITY
    const step = (ticksPerQuarter * 4) / unit
    for (let count = 0, at = tick; at < end - 0.5 && isInside(at); at = tick + ++count * step) {
      if (at < firstTick) continue
      const sec = secAt(at)
      if (found.length >= MAX_MARKS || sec > MAX_SEC) throw badFile('the tempo map is too long')
      found.push({ sec, kind: count % beats === 0 ? 'downbeat' : 'beat' })
    }
  })
  return found
}

/** Seconds of ticks that are asked for in rising order, or not. */
function clockOf({ tempi, ticksPerQuarter }: MidiMap): (tick: number) => number {
  let sec = 0
  const events = tempi[0]?.tick === 0 ? tempi : [DEFAULT_TEMPO, ...tempi]
  const changes = events.map((event, index) => {
    const before = events[index - 1]
    if (before) sec += ((event.tick - before.tick) / ticksPerQuarter) * (before.microseconds / 1e6)
    return { ...event, sec }
  })
  let last = 0
  return (tick) => {
    if ((changes[last]?.tick ?? 0) > tick) last = 0
    while ((changes[last + 1]?.tick ?? Number.POSITIVE_INFINITY) <= tick) last++
    const change = changes[last] as (typeof changes)[number]
    return change.sec + ((tick - change.tick) / ticksPerQuarter) * (change.microseconds / 1e6)
  }
}
