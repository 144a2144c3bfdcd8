/** What one command decodes: from which place of each file to which. */
import { clipEndSec } from '../../media/graph/graph-text.ts'
import type { ClipNode } from '../../media/graph/stream.ts'
import { groupReadings, type Reading } from '../../media/readings.ts'

/** A stream of a file that is read, and how many seconds of it. */
export interface Decoded {
  readonly clip: ClipNode
  readonly sec: number
}

/** `clips`: of each task of the command. */
export const decodedBy = (clips: readonly (readonly ClipNode[])[]): readonly Decoded[] =>
  groupReadings(clips).flatMap(decodedIn)

/** A stream that several clips of a reading want is decoded once, from the key frame before to the end of the last. */
function decodedIn({ seekSec, clips }: Reading): readonly Decoded[] {
  const streams = new Map<number, Decoded>()
  for (const clip of clips) {
    const sec = clipEndSec(clip) + clip.originSec - seekSec + leadSec(clip, seekSec)
    if (sec > (streams.get(clip.streamIndex)?.sec ?? 0)) streams.set(clip.streamIndex, { clip, sec })
  }
  return [...streams.values()]
}

/** A seek lands half the distance of two key frames too early, on average. */
const leadSec = ({ gopSec }: ClipNode, seekSec: number): number => Math.min(gopSec / 2, seekSec)
