/** Clips with known marks, and the bytes of text. */
import type { MarkedClip } from '../../../engine/analysis/formats/marks.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Two bars of three with a pickup of one, at 120; a scene on the fifth beat's frame. */
export const WALTZ: MarkedClip = {
  name: 'waltz.wav',
  durationSec: 4,
  fps: { num: 25, den: 1 },
  beats: [0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3.25],
  downbeats: [0.75, 2.25],
  meter: 3,
  scenes: [2.32],
}

export const NO_MARKS: MarkedClip = { ...WALTZ, beats: [], downbeats: [], meter: null, scenes: [] }

/** Repeatable numbers from -1 to 1. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (2 * state) / 2_147_483_647 - 1
  }
}
