/** Frames of nodes that were made while the editor is open, by what they are of. */
import { create } from 'zustand'
import type { Cid } from '../../../engine/contract/ids.ts'

interface Stills {
  /** What is in sight and wants a frame: node to what names its result. */
  readonly wanted: ReadonlyMap<string, string>
  readonly pictures: ReadonlyMap<string, Cid>
  /** What cannot be shown, so that it is not asked for again. */
  readonly failed: ReadonlySet<string>
  /** Results that end before the playhead: their last frame stands. */
  readonly lengths: ReadonlyMap<string, number>
  /** The latest of each node, until the next one is there. */
  readonly last: ReadonlyMap<string, Cid>
}

export const useStills = create<Stills>(() => ({
  wanted: new Map(),
  pictures: new Map(),
  failed: new Set(),
  lengths: new Map(),
  last: new Map(),
}))

/** Seconds to the frame: more would only make the same frame again. */
export const stillKey = (identity: string, atSec: number): string => `${identity} ${atSec.toFixed(2)}`

/** Until the returned function is called. */
export function wantStill(node: string, identity: string): () => void {
  useStills.setState(({ wanted }) => ({ wanted: new Map(wanted).set(node, identity) }))
  return () =>
    useStills.setState(({ wanted }) => {
      if (wanted.get(node) !== identity) return {}
      const rest = new Map(wanted)
      rest.delete(node)
      return { wanted: rest }
    })
}

export function keepStill(node: string, key: string, cid: Cid): void {
  useStills.setState(({ pictures, last }) => ({
    pictures: new Map(pictures).set(key, cid),
    last: new Map(last).set(node, cid),
  }))
}

export function failStill(key: string): void {
  useStills.setState(({ failed }) => ({ failed: new Set(failed).add(key) }))
}

export function endStill(identity: string, lengthSec: number): void {
  useStills.setState(({ lengths }) => ({ lengths: new Map(lengths).set(identity, lengthSec) }))
}
