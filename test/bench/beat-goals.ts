/** What the analysis of sound has to reach. */
import { meanScores } from '../beats/evaluate.ts'
import { speed, type Trial } from './beat-trials.ts'
import { atLeast, atMost, type BenchTable, type Finding, findingsTable, shown } from './table.ts'

export function beatGoals(trials: readonly Trial[]): BenchTable {
  const mean = meanScores(trials.map(({ scores }) => scores))
  return findingsTable('goals, mean of all songs', [
    atLeast('F', mean.f, 0.95, '', 3),
    atLeast('CMLt', mean.cmlT, 0.9, '', 3),
    atLeast('AMLt', mean.amlT, 0.985, '', 3),
    atLeast('acc1', mean.acc1, 0.94, '', 3),
    mean.maeMs === undefined ? shown('MAE', 'no beat found') : atMost('MAE', mean.maeMs, 6, ' ms', 1),
    mean.downbeatF === undefined
      ? shown('downbeat F', 'no downbeat found')
      : atLeast('downbeat F', mean.downbeatF, 0.65, '', 3),
    atLeast('speed on these short songs', speed(trials), 100, ' ×', 0),
  ])
}

/** A recording whose tempo is known. */
export const loopGoal = (name: string, bpm: number, found: number | null): Finding =>
  atMost(
    `${name}, ${bpm} BPM: found ${found?.toFixed(2) ?? 'none'}`,
    found === null ? 100 : 100 * Math.abs(found / bpm - 1),
    1,
    ' %',
  )
