/** The same edit with one cut changed, in an engine that has rendered the edit before. */
import { render } from './bench-engine.ts'
import { checkFrames, hashFrames } from './check-output.ts'
import { countTools, type ToolUse } from './counted-tools.ts'
import { type Cost, measure, medianCost, medianRatio } from './measure.ts'
import type { WarmEngine } from './race.ts'
import { costText } from './race-findings.ts'
import { atMost, exactly, type Finding, shown } from './table.ts'
import type { Workload } from './workload.ts'

export interface ChangeBench {
  /** After each round of the race. @throws when a frame is not the planned one */
  measureIn(engine: WarmEngine): Promise<void>
  findings(): readonly Finding[]
}

/** `changed` differs from what was rendered in `frames` frames from `from` on, counted in the result. */
export function changeOneCut(changed: Workload, from: number, frames: number): ChangeBench {
  const ours: Cost[] = []
  const theirs: Cost[] = []
  let use: ToolUse | undefined
  let others: Others | undefined
  return {
    async measureIn({ client, round }) {
      let file = ''
      use = await countTools(async () => {
        const rerun = async (): Promise<void> => {
          file = (await render(client, changed.request)).output?.path ?? ''
        }
        ours.push(await measure(rerun))
      })
      theirs.push(round.theirs)
      if (others) return
      await checkFrames(file, changed, 'artdag')
      others = await compareOthers(round.output.path, file, (frame) => frame < from || frame >= from + frames)
    },
    findings() {
      const ratio = medianRatio(ours, theirs)
      return [
        shown('artdag', costText(medianCost(ours))),
        atMost('CPU', ratio.cpuSec, 0.1, '×'),
        atMost('wall', ratio.wallSec, 0.1, '×'),
        shown('process starts', `${use?.ffmpeg} ffmpeg, ${use?.ffprobe} ffprobe`),
        shown('frames encoded', `${use?.videoFramesEncoded}`),
        exactly('other frames identical', others?.same ?? 0, others?.all ?? Number.NaN),
      ]
    },
  }
}

interface Others {
  readonly same: number
  readonly all: number
}

/** Frames outside the change, compared bit by bit. */
async function compareOthers(
  before: string,
  after: string,
  isOther: (frame: number) => boolean,
): Promise<Others> {
  const [old, now] = [await hashFrames(before), await hashFrames(after)]
  const frames = old.map((_, frame) => frame).filter(isOther)
  return { same: frames.filter((frame) => old[frame] === now[frame]).length, all: frames.length }
}
