/** `npm run bench [table…]`: the numbers people care about, one table after the other. Tables: plan, warm, start, command. */
import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { TOOLS } from '../support/tools.ts'
import { oneCommand } from './one-command.ts'
import { planSteps } from './plan-steps.ts'
import { startUp } from './start-up.ts'
import { type BenchTable, formatTable } from './table.ts'
import { warmRun } from './warm-run.ts'

const TABLES: Readonly<Record<string, () => Promise<BenchTable>>> = {
  plan: planSteps,
  warm: warmRun,
  start: startUp,
  command: oneCommand,
}

function machine(): string {
  const [ffmpeg = ''] = execFileSync(TOOLS.ffmpeg, ['-version'], { encoding: 'utf8' }).split('\n')
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  return [
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory}, ${process.platform} ${release()}`,
    `node ${process.version}, ${ffmpeg.replace(/ Copyright.*/, '')}`,
  ].join('\n')
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(TABLES, name))
if (unknown.length > 0) {
  console.error(`no table ${unknown.join(', ')}; there are ${Object.keys(TABLES).join(', ')}`)
  process.exit(2)
}
console.log(`${machine()}\n`)
for (const name of asked.length > 0 ? asked : Object.keys(TABLES))
  console.log(formatTable(await (TABLES[name] as () => Promise<BenchTable>)()))
