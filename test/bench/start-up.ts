/** How long the command line takes to say anything. */
import { artdag, withFolder } from './bench-engine.ts'
import { measureOften } from './measure.ts'
import type { BenchTable } from './table.ts'
import { startNode } from './warm-run.ts'

export async function* startUp(): AsyncGenerator<BenchTable> {
  yield await withFolder(tableIn)
}

const tableIn = async (home: string): Promise<BenchTable> => ({
  title: 'Start-up',
  columns: ['command', 'wall ms', 'CPU ms'],
  rows: [
    await rowOf('node -e 0', startNode),
    await rowOf('artdag --version', () => artdag(['--version'], home)),
    await rowOf('artdag nodes', () => artdag(['nodes'], home)),
  ],
  notes: ['the first line is what Node itself takes'],
})

async function rowOf(name: string, work: () => Promise<unknown>): Promise<readonly string[]> {
  const { wallSec, cpuSec } = await measureOften(work)
  return [name, (wallSec * 1000).toFixed(0), (cpuSec * 1000).toFixed(0)]
}
