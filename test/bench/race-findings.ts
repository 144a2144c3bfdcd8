/** What a race says: costs against the goals, and that the output is right. */
import { type Cost, medianCost, medianRatio } from './measure.ts'
import type { Race } from './race.ts'
import { atMost, exactly, type Finding, shown } from './table.ts'

export interface RaceGoals {
  /** Times the command's. */
  readonly cpu: number
  /** Absent: shown, not judged. */
  readonly wall?: number
}

export const costText = ({ wallSec, cpuSec }: Cost): string =>
  `${wallSec.toFixed(2)} s, CPU ${cpuSec.toFixed(2)} s`

export function costFindings({ rounds }: Race, { cpu, wall }: RaceGoals): readonly Finding[] {
  const ours = rounds.map((round) => round.ours)
  const theirs = rounds.map((round) => round.theirs)
  const ratio = medianRatio(ours, theirs)
  return [
    shown('by hand', costText(medianCost(theirs))),
    shown('artdag', costText(medianCost(ours))),
    atMost('CPU', ratio.cpuSec, cpu, '×'),
    wall === undefined
      ? shown('wall', `${ratio.wallSec.toFixed(2)}×`)
      : atMost('wall', ratio.wallSec, wall, '×'),
  ]
}

/** `race` has thrown if a frame was wrong. */
export function outputFindings({ workload, rounds, lengths, psnr }: Race): readonly Finding[] {
  const { num, den } = workload.byHand.fps
  const apart = (Math.abs(lengths.videoSec - lengths.audioSec) * num) / den
  return [
    exactly('frames, in order', workload.frames, workload.frames),
    atMost('sound and picture apart', apart, 1, ' frames'),
    atMost('luma PSNR below by hand', psnr.theirs - psnr.ours, 0.3, ' dB'),
    shown('luma PSNR', `${psnr.ours.toFixed(2)} dB, by hand ${psnr.theirs.toFixed(2)} dB`),
    exactly('frames encoded', rounds[0]?.use.videoFramesEncoded ?? 0, workload.frames),
  ]
}

/** Goals are given where few processes and files are the point. */
export function usageFindings(
  { rounds }: Race,
  goals: { readonly starts: number; readonly kept: number },
): readonly Finding[] {
  const [round] = rounds
  if (!round) return []
  const { ffmpeg, ffprobe } = round.use
  return [
    atMost(`process starts (${ffmpeg} ffmpeg, ${ffprobe} ffprobe)`, ffmpeg + ffprobe, goals.starts, '', 0),
    atMost('kept on disk, times the output', round.keptBytes / round.outputBytes, goals.kept, '×'),
  ]
}
