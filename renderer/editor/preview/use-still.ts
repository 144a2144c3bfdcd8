/** A frame of a node at the playhead: made only for what is in sight, and only when what it shows has changed. */
import { useEffect, useMemo, useRef } from 'react'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { useEngine } from '../../connect/engine.tsx'
import { useSettled } from '../document/use-settled.ts'
import { useForecast } from '../forecast/use-forecast.ts'
import { useRunRequest } from '../forecast/use-run-request.ts'
import { useLook } from '../selection.ts'
import { lengthIn, makeStill } from './make-still.ts'
import { createStillQueue, type StillQueue, type StillWish } from './still-queue.ts'
import { endStill, failStill, keepStill, stillKey, useStills, wantStill } from './stills.ts'

/** `identity`: names what the node gives; undefined while nobody can say, or nothing is to be seen. */
export function useStill(node: string, identity: string | undefined): string | undefined {
  const { media } = useEngine()
  useEffect(() => (identity === undefined ? undefined : wantStill(node, identity)), [node, identity])
  const cid = useStills(({ last }) => last.get(node))
  return cid && media.raw(cid)
}

const AT_ONCE = 2
const SETTLES_MS = 120

/** Makes what is wanted; once in an editor. */
export function useStillMaking(): void {
  const { client } = useEngine()
  const request = useRunRequest()
  const { isFresh } = useForecast()
  const wishes = useWishes()
  const latest = useRef(request)
  latest.current = request
  const queue = useRef<StillQueue>(undefined)
  useEffect(() => {
    const made = createStillQueue({
      most: AT_ONCE,
      make: async ({ node, key, atSec }, signal) => {
        try {
          const cid = await makeStill(client, { ...latest.current, still: { node, atSec } }, signal)
          if (cid && !signal.aborted) keepStill(node, key, cid)
        } catch (error) {
          if (signal.aborted || (error instanceof ArtDagError && error.code === 'CANCELLED')) return
          const lengthSec = lengthIn(error)
          if (lengthSec === undefined) failStill(key)
          else endStill(identityIn(key), lengthSec)
        }
      },
    })
    queue.current = made
    return () => made.close()
  }, [client])
  // Frames of a text that is not planned yet would be kept under the names of the last one.
  useEffect(() => queue.current?.want(isFresh ? wishes : []), [wishes, isFresh])
}

const identityIn = (key: string): string => key.slice(0, key.lastIndexOf(' '))

function useWishes(): readonly StillWish[] {
  const atSec = useSettled(
    useLook(({ playheadSec }) => playheadSec),
    SETTLES_MS,
  )
  const selected = useLook((look) => look.selected.at(-1))
  const { wanted, pictures, failed, lengths } = useStills()
  useShownAgain(atSec)
  return useMemo(
    () =>
      [...wanted].flatMap(([node, identity]): StillWish[] => {
        const at = Math.min(atSec, lengths.get(identity) ?? atSec)
        const key = stillKey(identity, at)
        return pictures.has(key) || failed.has(key)
          ? []
          : [{ node, key, atSec: at, isFirst: node === selected }]
      }),
    [wanted, pictures, failed, lengths, atSec, selected],
  )
}

/** A frame that was made before is shown at once when the playhead, or an edit, comes back to it. */
function useShownAgain(atSec: number): void {
  const { wanted, pictures, lengths } = useStills()
  useEffect(() => {
    useStills.setState(({ last }) => {
      const found = [...wanted].flatMap(([node, identity]) => {
        const cid = pictures.get(stillKey(identity, Math.min(atSec, lengths.get(identity) ?? atSec)))
        return cid && last.get(node) !== cid ? [[node, cid] as const] : []
      })
      return found.length === 0 ? {} : { last: new Map([...last, ...found]) }
    })
  }, [wanted, pictures, lengths, atSec])
}
