/** Takes a Standard MIDI File apart: tempi, time signatures and markers of all tracks; notes are passed over. */
import { badFile } from '../bad-file.ts'
import { MidiCursor } from './midi-cursor.ts'

export interface MidiMap {
  readonly ticksPerQuarter: number
  /** In order; of several at one tick, the last one. */
  readonly tempi: readonly { readonly tick: number; readonly microseconds: number }[]
  readonly signatures: readonly { readonly tick: number; readonly beats: number; readonly unit: number }[]
  readonly markers: readonly { readonly tick: number; readonly name: string }[]
  readonly endTick: number
}

interface Draft {
  tempi: { tick: number; microseconds: number }[]
  signatures: { tick: number; beats: number; unit: number }[]
  markers: { tick: number; name: string }[]
  endTick: number
}

/** @throws ArtDagError USAGE for what is no such file, is cut off, or counts in frames or in several sequences */
export function parseMidi(bytes: Uint8Array): MidiMap {
  const file = new MidiCursor(bytes)
  const ticksPerQuarter = readHeader(file)
  const draft: Draft = { tempi: [], signatures: [], markers: [], endTick: 0 }
  while (!file.isAtEnd) {
    const name = file.text(4)
    const data = new MidiCursor(file.take(file.number(4)))
    if (name === 'MTrk') readTrack(data, draft)
  }
  return {
    ...{ ticksPerQuarter, markers: draft.markers, endTick: draft.endTick },
    tempi: inOrder(draft.tempi),
    signatures: inOrder(draft.signatures),
  }
}

function readHeader(file: MidiCursor): number {
  if (file.text(4) !== 'MThd') throw badFile('it is no MIDI file')
  const header = new MidiCursor(file.take(file.number(4)))
  const format = header.number(2)
  header.number(2)
  const division = header.number(2)
  if (format > 1)
    throw badFile('the MIDI file holds several sequences', undefined, 'export it as type 0 or 1')
  if (division === 0 || division >= 0x8000)
    throw badFile(
      'the MIDI file counts in frames, not in beats',
      undefined,
      'export it with ticks per quarter',
    )
  return division
}

function readTrack(track: MidiCursor, draft: Draft): void {
  let [tick, running] = [0, 0]
  while (!track.isAtEnd) {
    tick += track.variableLength()
    const status = track.peek() >= 0x80 ? track.byte() : running
    if (status === 0xff) readMeta(track, tick, draft)
    else if (status === 0xf0 || status === 0xf7) track.take(track.variableLength())
    else if (status >= 0x80 && status < 0xf0) {
      running = status
      track.take(status >= 0xc0 && status < 0xe0 ? 1 : 2)
    } else throw badFile(`the MIDI file has an event that there is not (${status})`)
  }
  draft.endTick = Math.max(draft.endTick, tick)
}

function readMeta(track: MidiCursor, tick: number, draft: Draft): void {
  const type = track.byte()
  const data = new MidiCursor(track.take(track.variableLength()))
  if (type === 0x51) draft.tempi.push({ tick, microseconds: checked(data.number(3), 'tempo') })
  if (type === 0x58) {
    const beats = checked(data.byte(), 'time signature')
    const power = data.byte()
    if (power > 6) throw badFile('the MIDI file has a time signature that cannot be')
    draft.signatures.push({ tick, beats, unit: 2 ** power })
  }
  if (type === 0x06) draft.markers.push({ tick, name: restOf(data) })
}

function restOf(data: MidiCursor): string {
  const bytes: number[] = []
  while (!data.isAtEnd && bytes.length < 200) bytes.push(data.byte())
  return new TextDecoder('utf-8').decode(Uint8Array.from(bytes))
}

function checked(value: number, what: string): number {
  if (value > 0) return value
  throw badFile(`the MIDI file has a ${what} of 0`)
}

const inOrder = <T extends { readonly tick: number }>(events: readonly T[]): T[] =>
  events.toSorted((a, b) => a.tick - b.tick).filter(({ tick }, index, all) => all[index + 1]?.tick !== tick)
