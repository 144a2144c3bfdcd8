/** Which clips are read together: one `-i` each, decoded once. */
import { seekSecOf } from './graph/clip.ts'
import { clipEndSec } from './graph/graph-text.ts'
import { placeholderOf } from './graph/placeholders.ts'
import type { ClipNode, InputRef } from './graph/stream.ts'

/** One `-i`: clips that begin at about the same place of the same file are decoded together. */
export interface Reading {
  readonly input: InputRef
  readonly seekSec: number
  readonly clips: ReadonlySet<ClipNode>
}

/** Sound and picture of one cut begin within half a frame of each other. */
const TOGETHER_SEC = 0.05

/** Clips of each output of one command, no clip in two. Outputs that read one place each share a decoder where they are near. */
export function groupReadings(outputs: readonly (readonly ClipNode[])[]): readonly Reading[] {
  const each = outputs.map(groupNear)
  if (outputs.length === 1) return each.flat()
  const single = each.flatMap((readings) => (readings.length === 1 ? readings : []))
  return [...joinNeighbours(single), ...each.flatMap((readings) => (readings.length > 1 ? readings : []))]
}

function groupNear(clips: readonly ClipNode[]): readonly Reading[] {
  const files = new Map<string, FileReadings>()
  for (const clip of clips) {
    const key = placeholderOf(clip.input)
    const file = files.get(key) ?? new FileReadings()
    files.set(key, file)
    file.add(clip)
  }
  return [...files.values()].flatMap(({ readings }) => readings)
}

/** Readings of one file. Kept by time as well, so that ten thousand cuts are not each compared with all the others. */
class FileReadings {
  readonly readings: { input: InputRef; seekSec: number; clips: Set<ClipNode> }[] = []
  /** Indexes into `readings` by where they begin, in slots of `TOGETHER_SEC`; some have begun earlier since. */
  readonly #slots = new Map<number, number[]>()

  add(clip: ClipNode): void {
    const seekSec = seekSecOf(clip) === 0 ? 0 : seekSecOf(clip) + clip.originSec
    const index = this.#near(seekSec) ?? this.readings.length
    const found = this.readings[index]
    found?.clips.add(clip)
    if (found && found.seekSec <= seekSec) return
    this.readings[index] = { input: clip.input, seekSec, clips: found?.clips ?? new Set([clip]) }
    const slot = slotOf(seekSec)
    this.#slots.set(slot, [...(this.#slots.get(slot) ?? []), index])
  }

  /** The oldest one that begins near enough; what is near lies in the same slot or beside it. */
  #near(seekSec: number): number | undefined {
    const slot = slotOf(seekSec)
    const candidates = [slot - 1, slot, slot + 1].flatMap((at) => this.#slots.get(at) ?? [])
    const near = candidates.filter(
      (index) => Math.abs((this.readings[index]?.seekSec ?? 0) - seekSec) < TOGETHER_SEC,
    )
    return near.length === 0 ? undefined : Math.min(...near)
  }
}

const slotOf = (seekSec: number): number => Math.floor(seekSec / TOGETHER_SEC)

/**
 * Readings of different outputs: decoding straight on to the next one costs less than a seek, as long as the gap is
 * shorter than what a seek decodes in vain on average, half the distance of two key frames.
 */
function joinNeighbours(readings: readonly Reading[]): readonly Reading[] {
  const files = Map.groupBy(readings, ({ input }) => placeholderOf(input))
  return [...files.values()].flatMap((ofFile) => {
    const joined: Reading[] = []
    for (const reading of ofFile.toSorted((a, b) => a.seekSec - b.seekSec)) {
      const last = joined.at(-1)
      if (last && reading.seekSec - endSecOf(last) <= gapSecOf(reading))
        joined[joined.length - 1] = { ...last, clips: new Set([...last.clips, ...reading.clips]) }
      else joined.push(reading)
    }
    return joined
  })
}

const endSecOf = ({ clips }: Reading): number =>
  Math.max(...[...clips].map((clip) => clipEndSec(clip) + clip.originSec))

const gapSecOf = ({ clips }: Reading): number => Math.max(...[...clips].map(({ gopSec }) => gopSec / 2))
