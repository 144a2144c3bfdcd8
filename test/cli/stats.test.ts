/** `artdag stats` as text. */
import { expect, test } from 'vitest'
import { formatStats } from '../../engine/cli/commands/stats.ts'
import { PLAIN } from '../../engine/cli/style.ts'
import type { Stats } from '../../engine/contract/procedures.ts'

const piped = { style: PLAIN }
const stats: Stats = {
  runs: { finished: 3, failed: 1, cancelled: 0, open: 0 },
  tasks: { rendered: 30, reused: 90 },
  hitRate: 0.75,
  cpuSec: 90,
  savedSec: 270,
  forecast: { runs: 4, cpu: 0.16, wall: 0.051, bytes: 0 },
  cache: [
    { kind: 'results', files: 3, bytes: 9e6 },
    { kind: 'pieces', files: 60, bytes: 8e6 },
  ],
}

test('everything in a few lines, the cache by kind', () => {
  expect(formatStats(stats, piped)).toBe(`runs        3 finished, 1 failed
tasks       30 rendered, 90 reused
hit rate    75 %
CPU time    1 min 30 s
time saved  4 min 30 s
forecasts   CPU ± 16 %, time ± 5 %, size ± 0 % (middle of 4 runs)

cache
results   3  9.0 MB
pieces   60  8.0 MB
all           17 MB`)
})

test('before the first run there are no rates', () => {
  const { hitRate, forecast, ...rest } = stats
  const text = formatStats(
    { ...rest, runs: { finished: 0, failed: 0, cancelled: 0, open: 0 }, cache: [] },
    piped,
  )
  expect(text).not.toContain('hit rate')
  expect(text).not.toContain('forecasts')
  expect(text).toContain('0 finished')
})
