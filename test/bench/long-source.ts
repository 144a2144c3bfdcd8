/** A source of ten minutes: five minutes of sparse cuts, and two seconds near its end. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { artdag, withFolder } from './bench-engine.ts'
import { makeLongClip } from './clips.ts'
import { type Cost, measure } from './measure.ts'
import { type Race, race } from './race.ts'
import { costFindings, costText, outputFindings } from './race-findings.ts'
import { soundDrift } from './sound-drift.ts'
import { atMost, type BenchTable, type Finding, findingsTable, shown } from './table.ts'
import { cutEdit, spreadCuts, type Workload } from './workload.ts'

const SPARSE = spreadCuts(60, 150, 17_982, 37)
/** The last frame that begins before 590 s, and the two seconds from there. */
const LATE = { from: 17_682, frames: 60 }

export async function* sparseEdit(): AsyncGenerator<BenchTable> {
  const clip = await makeLongClip()
  let driftMs: number | undefined
  const raced = await race(cutEdit('sparse edit', clip, SPARSE), async ({ round }) => {
    driftMs ??= await soundDrift(round.output.path, SPARSE, clip.fps)
  })
  yield findingsTable('60 cuts of 150 frames out of 10 minutes (640x360, 30000/1001, 5 min)', [
    ...costFindings(raced, { cpu: 1.05 }),
    await wholeCommand(raced.workload),
    ...driftFindings(raced, driftMs ?? Number.NaN),
    ...outputFindings(raced),
  ])
}

export async function* lateCut(): AsyncGenerator<BenchTable> {
  const clip = await makeLongClip()
  const raced = await race(cutEdit('2 s at 590 s', clip, [LATE]))
  yield findingsTable('2 s at 590 s of 10 minutes (640x360)', [
    ...costFindings(raced, { cpu: 1.15, wall: 1.15 }),
    await wholeCommand(raced.workload),
    ...outputFindings(raced),
  ])
}

/** Against the planned length: the other's might be wrong as well. */
function driftFindings({ workload, lengths }: Race, driftMs: number): readonly Finding[] {
  const { num, den } = workload.byHand.fps
  const plannedSec = (workload.frames * den) / num
  const off = (sec: number): number => Math.abs(sec - plannedSec) * 1000
  return [
    atMost('picture off its planned length', off(lengths.videoSec), 1, ' ms'),
    atMost('sound off its planned length', off(lengths.audioSec), 1, ' ms'),
    atMost('clicks at the end off those at the start', Math.abs(driftMs), 1, ' ms'),
  ]
}

/** Node's start, the command line and a cold render; only the inputs are imported before. Measured once. */
const wholeCommand = ({ request }: Workload): Promise<Finding> =>
  withFolder(async (home) => {
    const file = path.join(home, 'bench.yaml')
    writeFileSync(file, request.recipe.text)
    const inputs = request.inputs.flatMap(({ name, content }) => ['-i', `${name}=${content}`])
    await artdag(['plan', file, ...inputs], home) // imports and probes, and finds the tools
    const cost: Cost = await measure(() => artdag(['run', file, ...inputs, '--json'], home))
    return shown('the whole command `artdag run`, once', costText(cost))
  })
