/**
 * `npm run bench [table…]`: the numbers people care about, each with its goal, one table after the other.
 *   plan    planning alone                                start   the command line's start-up
 *   simple  few steps against one ffmpeg command          cuts    20 and 60 cuts, one changed, all cached
 *   sparse  five minutes out of ten                       late    two seconds at the end of ten minutes
 *   forecast  how well a run is foretold                analysis  ten minutes and an hour of sound
 *   server  200 clients while everything renders
 *   stills  a frame of a step after a change            interface  a graph of 541 nodes, panned and zoomed
 *   library  ten thousand items, scrolled and chosen
 * ARTDAG_BENCH_ROUNDS: how often everything is measured; default 5. ARTDAG_BENCH_SECONDS: of the server's table; default 30. All of it takes about a quarter of an hour.
 */
import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { TOOLS } from '../support/tools.ts'
import { analysis } from './analysis.ts'
import { installCountedTools } from './counted-tools.ts'
import { cutEdits } from './cut-edits.ts'
import { forecasts } from './forecast.ts'
import { interfaceFrames } from './interface.ts'
import { libraryFrames } from './library.ts'
import { lateCut, sparseEdit } from './long-source.ts'
import { ROUNDS } from './measure.ts'
import { planSteps } from './plan-steps.ts'
import { busyServer } from './server.ts'
import { simpleEdits } from './simple-edits.ts'
import { startUp } from './start-up.ts'
import { stills } from './stills.ts'
import { type BenchTable, formatTable } from './table.ts'

const TABLES: Readonly<Record<string, () => AsyncGenerator<BenchTable>>> = {
  plan: planSteps,
  start: startUp,
  simple: simpleEdits,
  cuts: cutEdits,
  late: lateCut,
  sparse: sparseEdit,
  forecast: forecasts,
  analysis,
  server: busyServer,
  stills,
  interface: interfaceFrames,
  library: libraryFrames,
}

function machine(): string {
  const [ffmpeg = ''] = execFileSync(TOOLS.ffmpeg, ['-version'], { encoding: 'utf8' }).split('\n')
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  return [
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory}, ${process.platform} ${release()}`,
    `node ${process.version}, ${ffmpeg.replace(/ Copyright.*/, '')}`,
    `median of ${ROUNDS}, both sides in turn; CPU: user and system, of the engine and of everything it starts`,
  ].join('\n')
}

/** What is wrong, not only slow, ends its table and is told at once; the others still run. */
async function print(name: string): Promise<void> {
  try {
    for await (const table of (TABLES[name] as () => AsyncGenerator<BenchTable>)())
      console.log(formatTable(table))
  } catch (error) {
    console.error(`WRONG in ${name}: ${error instanceof Error ? error.stack : error}\n`)
    process.exitCode = 1
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(TABLES, name))
if (unknown.length > 0) {
  console.error(`no table ${unknown.join(', ')}; there are ${Object.keys(TABLES).join(', ')}`)
  process.exit(2)
}
console.log(`${machine()}\n`)
installCountedTools()
for (const name of asked.length > 0 ? asked : Object.keys(TABLES)) await print(name)
