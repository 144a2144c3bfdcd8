/** What a run would do with each step, as the forecast has it. */
import type { PlanReport } from '../../../../engine/contract/schemas.ts'

export interface StepState {
  readonly state: 'cached' | 'run' | 'spared'
  /** One sentence, the engine's. */
  readonly why: string
  /** Processor time of what ends with this step. */
  readonly cpuSec: number
  /** Pieces of its result that will be rendered. */
  readonly pieces: number
  /** Names what the step gives: the same as long as its pictures are. */
  readonly identity: string
}

type ReportStep = PlanReport['steps'][number]

const FOREVER: ReadonlyMap<string, StepState> = new Map()

/** Steps that stand for others (MAP, RECIPE) are told by these. */
export function stepStates(
  report: PlanReport | undefined,
  ids: readonly string[],
): ReadonlyMap<string, StepState> {
  if (!report) return FOREVER
  const own = new Map(report.steps.map((step) => [step.id, step]))
  const parts = Map.groupBy(report.steps, ({ id }) => ownerOf(id))
  return new Map(
    ids.flatMap((id) => {
      const step = own.get(id)
      const within = step ? [step] : (parts.get(id) ?? [])
      return within.length === 0 ? [] : [[id, stateOf(id, within, report.tasks)]]
    }),
  )
}

/** `cuts#3` is a part of `cuts`, `intro/fade` of `intro`. */
const ownerOf = (id: string): string => id.split(/[#/]/)[0] ?? id

function stateOf(id: string, steps: readonly ReportStep[], tasks: PlanReport['tasks']): StepState {
  const running = steps.filter(({ state }) => state === 'run')
  const telling = running[0] ?? steps.find(({ state }) => state === 'cached') ?? (steps[0] as ReportStep)
  const ending = tasks.filter(({ steps: made }) => ownerOf(made.at(-1) ?? '') === id)
  return {
    state: telling.state === 'skip' ? 'spared' : telling.state,
    why: telling.why,
    cpuSec: ending.reduce((sum, { cpuSec }) => sum + cpuSec, 0),
    pieces: ending.filter(({ kind }) => kind === 'piece').length,
    identity: steps.map(({ cacheId }) => cacheId).join(' '),
  }
}
