/** Asking for what is rendered already: in a running engine, and as a whole command. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { artdag, render, withEngine } from './bench-engine.ts'
import { measure } from './measure.ts'
import { CHAIN, makeBenchClip } from './recipes.ts'
import { type BenchTable, median } from './table.ts'

const ROUNDS = 9

export async function warmRun(): Promise<BenchTable> {
  const clip = await makeBenchClip()
  return await withEngine(async (client, home) => {
    const file = path.join(home, 'bench.yaml')
    writeFileSync(file, CHAIN)
    const request = { recipe: { text: CHAIN, fileName: file }, inputs: [{ name: 'clip', content: clip }] }
    await render(client, request)
    const again = await repeat(() => render(client, request))
    const command = await repeat(() => artdag(['run', file, '-i', `clip=${clip}`, '--json'], home))
    return {
      title: 'The same run again: nothing is rendered',
      columns: ['where', 'wall ms', 'CPU ms'],
      rows: [
        ['in a running engine', ...again],
        ['artdag run, the whole command', ...command],
      ],
      notes: [
        `median of ${ROUNDS}; the input is given as a path, so it is found and compared with what is stored`,
      ],
    }
  })
}

/** Median wall and CPU milliseconds. */
export async function repeat(work: () => Promise<unknown>): Promise<readonly string[]> {
  const costs = []
  for (let round = 0; round < ROUNDS; round++) costs.push(await measure(work))
  return [median(costs.map(({ wallSec }) => wallSec)), median(costs.map(({ cpuSec }) => cpuSec))].map((sec) =>
    (sec * 1000).toFixed(0),
  )
}
