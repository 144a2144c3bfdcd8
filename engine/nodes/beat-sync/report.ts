/** How near to its beat every cut is. */
import type { BeatReport } from '../../contract/analysis.ts'
import { secondsAt } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'

/** A frame that begins something, and the beat it was meant for. */
export interface MetBeat {
  readonly frame: number
  readonly sec: number
}

type Facts = Omit<BeatReport, 'cuts'> & { readonly met: readonly MetBeat[]; readonly fps: Rational }

export const reportOf = ({ met, fps, ...facts }: Facts): BeatReport => ({
  ...facts,
  cuts: met.map(({ frame, sec }) => {
    const atSec = secondsAt(frame, fps)
    return { atSec: rounded(atSec), beatSec: sec, errorMs: rounded((atSec - sec) * 1000) }
  }),
})

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6
