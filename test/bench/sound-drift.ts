/** Does sound stay with the picture through a long edit: the clicks of clips.ts, found again in the result. */
import type { Rational } from '../../engine/media/probe/facts.ts'
import { clickTimes, readAudio } from '../support/readback.ts'
import { median } from './measure.ts'
import type { Cut } from './one-command.ts'

const RATE = 48_000
/** Clicks this near to a cut's border may be cut in two, or lie too near to such a one to be told apart. */
const BORDER_SEC = 0.15
/** Clicks at each end of the result that are compared. */
const SAMPLE = 30

/** By how many milliseconds the last clicks are later or earlier than the first. @throws when a click is missing */
export async function soundDrift(file: string, cuts: readonly Cut[], fps: Rational): Promise<number> {
  const found = clickTimes(await readAudio(file, RATE), RATE)
  const late = expectedClicks(cuts, fps).map((expected) => lateness(expected, found))
  return (median(late.slice(-SAMPLE)) - median(late.slice(0, SAMPLE))) * 1000
}

/** Source seconds are whole where a click is; times are of the result. */
function expectedClicks(cuts: readonly Cut[], { num, den }: Rational): readonly number[] {
  const sec = (frames: number): number => (frames * den) / num
  let done = 0
  return cuts.flatMap(({ from, frames }) => {
    const begin = sec(done)
    done += frames
    const first = Math.ceil(sec(from) + BORDER_SEC)
    const count = Math.max(0, Math.floor(sec(from + frames) - BORDER_SEC) - first + 1)
    return Array.from({ length: count }, (_, n) => begin + first + n - sec(from))
  })
}

function lateness(expected: number, found: readonly number[]): number {
  const nearest = found.reduce((best, time) =>
    Math.abs(time - expected) < Math.abs(best - expected) ? time : best,
  )
  if (Math.abs(nearest - expected) > BORDER_SEC / 3) throw new Error(`no click at ${expected.toFixed(3)} s`)
  return nearest - expected
}
