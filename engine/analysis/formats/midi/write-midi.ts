/** A Standard MIDI File without a note: tempi, time signatures and markers, to lay a program's bars onto the beats. */
import type { MarkedClip } from '../marks.ts'
import { oneLine } from '../text.ts'
import { BEATS_BEGIN, BEATS_END, TICKS_PER_BEAT } from './tempo-events.ts'
import { tempoMapOf, tickAt } from './tempo-map.ts'

interface Event {
  readonly tick: number
  readonly bytes: readonly number[]
}

const META = { name: 0x03, marker: 0x06, end: 0x2f, tempo: 0x51, signature: 0x58 } as const

/** Tick 0 is the clip's start: put the song there. Beats lie within half a millisecond of their places. */
export function writeMidi(clip: MarkedClip): Uint8Array {
  const { tempi, bars, beatTicks } = tempoMapOf(clip)
  const scenes = clip.scenes.map((sec, index) => marker(tickAt(tempi, sec), `scene ${index + 2}`))
  const ends = beatTicks ? [marker(beatTicks.first, BEATS_BEGIN), marker(beatTicks.last, BEATS_END)] : []
  const events = [
    meta(0, META.name, textBytes(clip.name)),
    ...bars.map(({ tick, beats, unit }) =>
      meta(tick, META.signature, [beats, Math.log2(unit), 96 / unit, 8]),
    ),
    ...tempi.map(({ tick, microseconds }) => meta(tick, META.tempo, bigEndian(microseconds, 3))),
    ...ends,
    ...scenes,
  ].toSorted((a, b) => a.tick - b.tick)
  const endTick = Math.max(tickAt(tempi, clip.durationSec), events.at(-1)?.tick ?? 0)
  const track = trackBytes([...events, meta(endTick, META.end, [])])
  return Uint8Array.from([
    ...chunk('MThd', [...bigEndian(1, 2), ...bigEndian(1, 2), ...bigEndian(TICKS_PER_BEAT, 2)]),
    ...chunk('MTrk', track),
  ])
}

const meta = (tick: number, type: number, data: readonly number[]): Event => ({
  tick,
  bytes: [0xff, type, ...variableLength(data.length), ...data],
})

const marker = (tick: number, name: string): Event => meta(tick, META.marker, textBytes(name))

const textBytes = (text: string): number[] => [...new TextEncoder().encode(oneLine(text, 100))]

function trackBytes(events: readonly Event[]): number[] {
  const bytes: number[] = []
  let before = 0
  for (const event of events) {
    for (const byte of variableLength(event.tick - before)) bytes.push(byte)
    for (const byte of event.bytes) bytes.push(byte)
    before = event.tick
  }
  return bytes
}

const chunk = (name: string, data: readonly number[]): number[] => [
  ...textBytes(name),
  ...bigEndian(data.length, 4),
  ...data,
]

const bigEndian = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256)

/** Seven bits a byte, the last one without its high bit. */
function variableLength(value: number): number[] {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) + 128)
  return bytes
}
