/** How fast sound is analysed, decoding included, and in how much memory. */
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { createEngine } from '../../engine/engine.ts'
import type { AnalysisCost } from './analyse-child.ts'
import { withFolder } from './bench-engine.ts'
import { makeLongSong } from './long-songs.ts'
import { medianCost, ROUNDS } from './measure.ts'
import { atLeast, atMost, type BenchTable, type Finding, findingsTable, shown } from './table.ts'

const SONGS = [
  [10, 'mp3'],
  [10, 'flac'],
  [60, 'mp3'],
  [60, 'flac'],
] as const
const MB = 1e6

export async function* analysis(): AsyncGenerator<BenchTable> {
  for (const [minutes, extension] of SONGS) {
    const song = await makeLongSong(minutes, extension)
    const costs: AnalysisCost[] = []
    for (let round = 0; round < ROUNDS; round++) costs.push(await analyseAlone(song))
    yield findingsTable(`Analysis of ${minutes} minutes of ${extension}`, describe(costs), [
      'each time in a new process, of a file that was imported before; speed by all processor time, decoding with it',
    ])
  }
}

function describe(costs: readonly AnalysisCost[]): readonly Finding[] {
  const { cpuSec, wallSec } = medianCost(costs)
  const [{ durationSec, beats }] = costs as [AnalysisCost]
  const most = (of: (cost: AnalysisCost) => number): number => Math.max(...costs.map(of))
  return [
    atLeast('times real time, on one core', durationSec / cpuSec, 100, '×', 0),
    shown('times real time, on the clock', `${(durationSec / wallSec).toFixed(0)}×`),
    atMost('most memory, of the engine', most((cost) => cost.engineBytes) / MB, 250, ' MB', 0),
    shown('most memory, with ffmpeg', `${(most((cost) => cost.allBytes) / MB).toFixed(0)} MB`),
    atMost(
      'longest that the main thread worked on end',
      most((cost) => cost.busyMs),
      50,
      ' ms',
      0,
    ),
    shown('beats found', String(beats)),
  ]
}

const CHILD = path.join(import.meta.dirname, 'analyse-child.ts')

const analyseAlone = (song: string): Promise<AnalysisCost> =>
  withFolder(async (home) => {
    await importInto(home, song)
    // As the command line does.
    const env = { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'node-compile-cache') }
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD, song, home], { env })
    return JSON.parse(stdout) as AnalysisCost
  })

async function importInto(home: string, song: string): Promise<void> {
  const engine = createEngine({ home })
  try {
    for await (const _ of await engine.client.content.import({ path: song, reference: true }));
  } finally {
    await engine.close()
  }
}
