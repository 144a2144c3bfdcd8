/** Edits of many short cuts out of 30 s with a key frame every 250: cold, with one cut changed, and all there already. */
import { changeOneCut } from './change-one-cut.ts'
import { type BenchClip, makeClip720 } from './clips.ts'
import { race } from './race.ts'
import { costFindings, outputFindings, usageFindings } from './race-findings.ts'
import { type BenchTable, findingsTable } from './table.ts'
import { runAgain } from './warm-run.ts'
import { cutEdit, spreadCuts } from './workload.ts'

const CLIP_FRAMES = 900
const SIXTY = spreadCuts(60, 12, CLIP_FRAMES, 37)
const CHANGED = 30

export async function* cutEdits(): AsyncGenerator<BenchTable> {
  const clip = await makeClip720()
  yield await twentyCuts(clip)
  yield* sixtyCuts(clip)
}

async function twentyCuts(clip: BenchClip): Promise<BenchTable> {
  const raced = await race(cutEdit('20 cuts', clip, spreadCuts(20, 15, CLIP_FRAMES, 7)))
  return findingsTable('20 cuts of a long-GOP source, cold (720p, 10 s)', [
    ...costFindings(raced, { cpu: 0.8, wall: 0.75 }),
    ...outputFindings(raced),
  ])
}

async function* sixtyCuts(clip: BenchClip): AsyncGenerator<BenchTable> {
  const sixty = cutEdit('60 cuts', clip, SIXTY)
  const moved = SIXTY.map((cut, n) => (n === CHANGED ? { ...cut, from: cut.from + 1 } : cut))
  const changing = changeOneCut(cutEdit('one of 60 cuts changed', clip, moved), CHANGED * 12, 12)
  const again = runAgain(sixty.request)
  const raced = await race(sixty, async (engine) => {
    await changing.measureIn(engine)
    await again.measureIn(engine)
  })
  yield findingsTable('60 cuts of a long-GOP source, cold (720p, 24 s)', [
    ...costFindings(raced, { cpu: 0.7, wall: 0.6 }),
    ...usageFindings(raced, { starts: 15, kept: 2.2 }),
    ...outputFindings(raced),
  ])
  yield findingsTable('One of 60 cuts moved by a frame, against the whole command', changing.findings())
  yield findingsTable('60 cuts, everything cached', await again.findings())
}
