/** How long the command line takes to say anything. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { artdag, withEngine } from './bench-engine.ts'
import type { BenchTable } from './table.ts'
import { repeat } from './warm-run.ts'

export async function startUp(): Promise<BenchTable> {
  return await withEngine(async (_client, home) => ({
    title: 'Start-up',
    columns: ['command', 'wall ms', 'CPU ms'],
    rows: [
      ['node -e 0', ...(await repeat(() => promisify(execFile)(process.execPath, ['-e', '0'])))],
      ['artdag --version', ...(await repeat(() => artdag(['--version'], home)))],
      ['artdag nodes', ...(await repeat(() => artdag(['nodes'], home)))],
    ],
    notes: ['the first line is what Node itself takes'],
  }))
}
