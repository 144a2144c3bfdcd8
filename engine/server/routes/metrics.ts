/** `/metrics`: numbers for Prometheus, in its text format. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createRouterClient } from '@orpc/server'
import type { Stats } from '../../contract/procedures.ts'
import { answer } from '../answer.ts'
import type { RouteParts } from './all-routes.ts'
import type { Route } from './route.ts'

type Labels = Readonly<Record<string, string>>

interface Metric {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly help: string
  readonly samples: readonly (readonly [Labels, number])[]
}

const NS = 1e9

/** Measures from the moment it is made. */
export function metricsRoute({ router, context }: RouteParts): Route {
  const client = createRouterClient(router, { context })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return {
    methods: ['GET'],
    path: '/metrics',
    need: 'read',
    async handle({ res }) {
      const stats = await client.system.stats({})
      const body = [...ofStats(stats), ...ofProcess(delay)].map(format).join('')
      answer(res, { type: 'text/plain; version=0.0.4; charset=utf-8', body })
    },
  }
}

const ofStats = ({ runs, tasks, cpuSec, savedSec, cache }: Stats): readonly Metric[] => [
  gauge(
    'artdag_runs',
    'Runs by state; open ones are queued or running.',
    byLabel('state', Object.entries(runs)),
  ),
  counter('artdag_tasks_total', 'Tasks rendered, and results that were there already.', [
    [{ how: 'rendered' }, tasks.rendered],
    [{ how: 'reused' }, tasks.reused],
  ]),
  counter('artdag_cpu_seconds_total', 'Processor time of all commands.', [[{}, cpuSec]]),
  counter('artdag_saved_seconds_total', 'What making the reused results took.', [[{}, savedSec]]),
  gauge(
    'artdag_cache_bytes',
    'Stored bytes by kind.',
    byLabel(
      'kind',
      cache.map(({ kind, bytes }) => [kind, bytes]),
    ),
  ),
  gauge(
    'artdag_cache_files',
    'Stored files by kind.',
    byLabel(
      'kind',
      cache.map(({ kind, files }) => [kind, files]),
    ),
  ),
]

const ofProcess = (delay: ReturnType<typeof monitorEventLoopDelay>): readonly Metric[] => [
  gauge('artdag_event_loop_delay_seconds', 'How late the event loop was, since the start.', [
    [{ quantile: '0.5' }, delay.percentile(50) / NS],
    [{ quantile: '0.99' }, delay.percentile(99) / NS],
    [{ quantile: '1' }, delay.max / NS],
  ]),
  gauge('process_resident_memory_bytes', 'Memory of the server itself.', [[{}, process.memoryUsage.rss()]]),
  gauge('process_uptime_seconds', 'Since the start.', [[{}, process.uptime()]]),
]

const byLabel = (label: string, values: readonly (readonly [string, number])[]): Metric['samples'] =>
  values.map(([name, value]) => [{ [label]: name }, value])

const gauge = (name: string, help: string, samples: Metric['samples']): Metric => ({
  ...{ name, help, samples },
  type: 'gauge',
})

const counter = (name: string, help: string, samples: Metric['samples']): Metric => ({
  ...{ name, help, samples },
  type: 'counter',
})

/** Names and labels are our own words: nothing in them needs escaping. */
function format({ name, type, help, samples }: Metric): string {
  const lines = samples.map(([labels, value]) => {
    const inside = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
    return `${name}${inside.length > 0 ? `{${inside.join()}}` : ''} ${value}`
  })
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
}
