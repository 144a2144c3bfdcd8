/** A plan as people read it: what will run and why, what will not. */
import type { PlanReport } from '../contract/schemas.ts'
import { quoteWord } from '../media/quote-word.ts'
import { formatBeats } from './beat-text.ts'
import { formatForecast } from './forecast-text.ts'
import type { Output } from './output.ts'
import { count } from './quantities.ts'
import { harmless, type Style } from './style.ts'
import { type Cell, formatTable } from './table.ts'

type Step = PlanReport['steps'][number]

/** Heading, a table of all steps, totals, the plan's id. */
export function formatPlan(plan: PlanReport, { style }: Pick<Output, 'style'>): string {
  const numbers = taskNumbers(plan)
  const rows = plan.steps.map((step): Cell[] => [
    mark(step, style),
    step.id,
    { text: step.type, paint: style.dim },
    String(step.level),
    step.task === undefined ? '' : String(numbers.get(step.task) ?? ''),
    step.state,
    { text: step.why, paint: style.dim },
  ])
  const head = { cells: ['', 'step', 'type', 'level', 'task', 'state', 'why'], paint: style.dim }
  const table = formatTable(rows, { head, right: [3, 4] })
  const beats = plan.beatSync.map(formatBeats)
  const end = [totals(plan), ...beats, ...formatForecast(plan), style.dim(`plan ${plan.planId}`)]
  return [heading(plan, style), table, end.join('\n')].join('\n\n')
}

/** One line per step: its state and why. */
export function formatExplanation(plan: PlanReport, { style }: Pick<Output, 'style'>): string {
  return formatTable(
    plan.steps.map((step) => [mark(step, style), step.id, { text: step.why, paint: style.dim }]),
  )
}

/** The command of every task, ready to be read; `{in:…}` and `{out}` stand for files. */
export function formatCommands(plan: PlanReport, { style }: Pick<Output, 'style'>): string {
  return plan.tasks
    .map(({ steps, command }, index) => {
      const title = `task ${index + 1}  ${steps.join(' → ')}`
      return `${style.bold(harmless(title))}\n  ${harmless(command.map(quoteWord).join(' '))}`
    })
    .join('\n\n')
}

function heading({ recipe, durationSec, width, height, fps, profile }: PlanReport, { bold }: Style): string {
  const size = width === undefined || height === undefined ? [] : [`${width}×${height}`]
  const rate = fps === undefined ? [] : [`${fps} fps`]
  return [bold(harmless(recipe)), `${durationSec.toFixed(2)} s`, ...size, ...rate, profile].join('  ')
}

function totals({ steps, tasks }: PlanReport): string {
  const toRun = steps.filter(({ state }) => state === 'run').length
  const cached = steps.filter(({ state, type }) => state === 'cached' && type !== 'SOURCE').length
  if (toRun === 0) return 'nothing to do: rendered before'
  return `${count(toRun, 'step')} to render in ${count(tasks.length, 'task')}${cached > 0 ? `, ${cached} from the cache` : ''}`
}

function mark({ state }: Step, { green, orange, dim }: Style): Cell {
  switch (state) {
    case 'cached':
      return { text: '✓', paint: green }
    case 'run':
      return { text: '●', paint: orange }
    case 'skip':
      return { text: '·', paint: dim }
  }
}

const taskNumbers = ({ tasks }: PlanReport): ReadonlyMap<string, number> =>
  new Map(tasks.map(({ id }, index) => [id, index + 1]))
