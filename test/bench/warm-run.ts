/** Asking for what is rendered already: in a running engine, and as a whole command. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { artdag, type Request, render } from './bench-engine.ts'
import { countTools } from './counted-tools.ts'
import { measureOften, median } from './measure.ts'
import type { WarmEngine } from './race.ts'
import { atMost, type Finding, shown } from './table.ts'

export interface AgainBench {
  measureIn(engine: WarmEngine): Promise<void>
  findings(): readonly Finding[]
}

/** Milliseconds on the wall, medians of several. */
interface Times {
  readonly inEngine: number
  readonly command: number
  readonly node: number
  readonly starts: number
}

export function runAgain(request: Request): AgainBench {
  const rounds: Times[] = []
  return {
    async measureIn({ client, home }) {
      const file = path.join(home, 'again.yaml')
      writeFileSync(file, request.recipe.text)
      const inputs = request.inputs.flatMap(({ name, content }) => ['-i', `${name}=${content}`])
      let times: Omit<Times, 'starts'> | undefined
      const { ffmpeg, ffprobe } = await countTools(async () => {
        times = {
          inEngine: await wallMs(() => render(client, request)),
          command: await wallMs(() => artdag(['run', file, ...inputs, '--json'], home)),
          node: await wallMs(startNode),
        }
      })
      if (times) rounds.push({ ...times, starts: ffmpeg + ffprobe })
    },
    findings: () => findingsOf(rounds),
  }
}

function findingsOf(rounds: readonly Times[]): readonly Finding[] {
  const middle = (key: keyof Times): number => median(rounds.map((times) => times[key]))
  const most = Math.max(...rounds.map(({ starts }) => starts))
  return [
    atMost('process starts, ffmpeg and ffprobe', most, 0, '', 0),
    atMost('in a running engine', middle('inEngine'), 50, ' ms', 0),
    shown("Node's own start", `${middle('node').toFixed(0)} ms`),
    atMost('artdag run beyond it', middle('command') - middle('node'), 250, ' ms', 0),
  ]
}

const wallMs = async (work: () => Promise<unknown>): Promise<number> =>
  (await measureOften(work)).wallSec * 1000

export const startNode = (): Promise<unknown> => promisify(execFile)(process.execPath, ['-e', '0'])
