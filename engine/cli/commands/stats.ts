/** `artdag stats`: what was rendered, what was spared, how good forecasts are, what the cache holds. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import type { Stats } from '../../contract/procedures.ts'
import type { Output } from '../output.ts'
import { count, formatBytes, formatSeconds } from '../quantities.ts'
import type { Shell } from '../shell.ts'
import { type Cell, formatTable } from '../table.ts'

export function addStats(program: Command, shell: Shell): void {
  program
    .command('stats')
    .description('show how much was rendered and how much was spared')
    .addHelpText('after', '\nExample:\n  artdag stats\n')
    .action(() =>
      shell.withEngine(async ({ client, output, signal }) => {
        const stats = await client.system.stats({}, { signal })
        output.result(stats, () => formatStats(stats, output))
        return EXIT.ok
      }),
    )
}

export function formatStats(stats: Stats, { style }: Pick<Output, 'style'>): string {
  const { tasks, hitRate, cpuSec, savedSec, forecast, cache } = stats
  const rows: Cell[][] = [
    ['runs', describeRuns(stats)],
    ['tasks', `${tasks.rendered} rendered, ${tasks.reused} reused`],
    ['hit rate', hitRate === undefined ? '' : percent(hitRate)],
    ['CPU time', formatSeconds(cpuSec)],
    ['time saved', formatSeconds(savedSec)],
    ['forecasts', forecast ? describeErrors(forecast) : ''],
  ]
  const held = cache.map(({ kind, files, bytes }): Cell[] => [kind, String(files), formatBytes(bytes)])
  const total = cache.reduce((sum, { bytes }) => sum + bytes, 0)
  const table = formatTable([...held, ['all', '', formatBytes(total)]], { right: [1, 2] })
  return `${formatTable(rows.filter(([, text]) => text !== ''))}\n\n${style.bold('cache')}\n${table}`
}

function describeRuns({ runs: { finished, failed, cancelled, open } }: Stats): string {
  const others = Object.entries({ failed, cancelled, open }).filter(([, number]) => number > 0)
  return [`${finished} finished`, ...others.map(([name, number]) => `${number} ${name}`)].join(', ')
}

const describeErrors = ({ runs, cpu, wall, bytes }: NonNullable<Stats['forecast']>): string =>
  `CPU ± ${percent(cpu)}, time ± ${percent(wall)}, size ± ${percent(bytes)} (middle of ${count(runs, 'run')})`

const percent = (share: number): string => `${Math.round(share * 100)} %`
