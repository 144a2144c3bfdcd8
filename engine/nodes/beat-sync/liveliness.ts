/** How lively clips and music are, where the choice of slices asks for it; only then they are analysed. */
import type { Series } from '../../contract/analysis.ts'
import { secondsAt } from '../../media/graph/rational.ts'
import type { ExpandJob, Placed } from '../descriptor.ts'
import type { Choice, Choosing } from './choose-slices.ts'
import type { Clip } from './clips.ts'
import { levelsIn, meanOf } from './energy.ts'

type Job = Pick<ExpandJob<unknown>, 'audio' | 'video' | 'canvas'>

/** Stills and sound without a picture do not move. Of a timing without sound its own movement counts. */
export function liveliness(
  job: Job,
  choice: Choice,
  clips: readonly Clip[],
  timing: Placed,
): Pick<Choosing, 'motion' | 'level'> {
  const level = choice === 'energy' ? levelOf(job, timing) : () => 0
  if (choice !== 'energy' && choice !== 'motion') return { motion: () => 0, level }
  const known = job.video(clips.map(({ step }) => step))
  const sec = (frame: number): number => secondsAt(frame, job.canvas.fps)
  const motion: Choosing['motion'] = (clip, start, frames) => {
    const series = known[clip]?.motion
    return series ? meanOf(series, sec(start), sec(start + frames)) : 0
  }
  return { motion, level }
}

function levelOf(job: Job, timing: Placed): Choosing['level'] {
  const [audio] = job.audio([timing])
  const series: Series | undefined = audio?.energy ?? job.video([timing])[0]?.motion
  if (!series) return () => 0
  const levelAt = levelsIn(series)
  const sec = (frame: number): number => secondsAt(frame, job.canvas.fps)
  return ({ start, frames }) => levelAt(meanOf(series, sec(start), sec(start + frames)))
}
