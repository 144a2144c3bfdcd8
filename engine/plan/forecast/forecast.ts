/** What a plan will take: processor time, time, bytes; per task, per job and altogether. Pure; costs are handed in. */
import type { TaskId } from '../../contract/ids.ts'
import type { BuiltTask } from '../task.ts'
import { type Costs, costOf, predict } from './costs.ts'
import { type Amounts, type Features, featuresOf } from './features.ts'
import { wallSecOf } from './list-schedule.ts'

/** What is started at once. */
export interface Group {
  readonly id: string
  readonly tasks: readonly BuiltTask[]
  readonly dependsOn: readonly string[]
  readonly needs: { readonly cpu: number }
}

export interface Expected {
  readonly cpuSec: number
  readonly bytes: number
}

export interface ExpectedGroup extends Expected {
  readonly wallSec: number
  readonly tasks: ReadonlyMap<TaskId, Expected>
  readonly features: Features
}

export interface Forecast extends Expected {
  readonly wallSec: number
  readonly groups: ReadonlyMap<string, ExpectedGroup>
  /** Commands that taught most of it; 0: nothing here was ever measured. */
  readonly samples: number
}

export function forecast(groups: readonly Group[], costs: Costs, slots: number): Forecast {
  const expected = new Map(groups.map((group) => [group.id, expectGroup(group, costs, slots)]))
  const all = [...expected.values()]
  const jobs = groups.map(({ id, dependsOn, needs: { cpu } }) => ({
    ...{ id, dependsOn, cpu },
    wallSec: expected.get(id)?.wallSec ?? 0,
  }))
  return {
    cpuSec: sum(all.map(({ cpuSec }) => cpuSec)),
    bytes: sum(all.map(({ bytes }) => bytes)),
    wallSec: wallSecOf(jobs, slots),
    groups: expected,
    samples: samplesBehind(all, costs),
  }
}

/** What tasks of one command have in common is divided among them like the rest. */
export function expectGroup({ tasks, needs }: Omit<Group, 'id' | 'dependsOn'>, costs: Costs, slots: number) {
  const features = featuresOf(tasks, (join) => bytesOfParts(join, costs))
  const own = [...features.tasks].map(([task, { cpu, bytes }]) => ({
    id: task.id,
    cpuSec: predict(cpu, costs),
    bytes: predict(bytes, costs),
  }))
  const ownSec = sum(own.map(({ cpuSec }) => cpuSec))
  const cpuSec = predict(features.common, costs) + ownSec
  const byTask = own.map(({ id, cpuSec: part, bytes }) => {
    const share = ownSec > 0 ? part / ownSec : 1 / own.length
    return [id, { cpuSec: cpuSec * share, bytes }] as const
  })
  const bytes = sum(own.map((task) => task.bytes))
  const wallSec = wallBase(cpuSec, needs.cpu, slots) * costOf(wallName(tasks), costs).value
  return {
    cpuSec,
    wallSec,
    bytes,
    tasks: new Map<TaskId, Expected>(byTask),
    features,
  } satisfies ExpectedGroup
}

/** If all its processors worked all the time, and nothing else were to be done. */
export const wallBase = (cpuSec: number, cpu: number, slots: number): number => cpuSec / Math.min(slots, cpu)

/** How much longer it takes than that: by the kind of work. */
export const wallName = ([first]: readonly BuiltTask[]): string => `wall:${first?.kind}`

const bytesOfParts = ({ parts = [] }: BuiltTask, costs: Costs): number =>
  sum(
    parts.map(({ task: { delivery, profile } }) => {
      const { video, audio } = delivery
      const { name, video: picture, audio: sound } = profile.profile
      const pixels = video && picture ? (video.frames * video.width * video.height) / 1e6 : 0
      const sec = audio && sound ? audio.samples / audio.sampleRate : 0
      return (
        pixels * costOf(`size:${name}/${picture?.encoder}`, costs).value +
        sec * costOf(`size:${sound?.encoder}`, costs).value
      )
    }),
  )

/** All amounts of a command together. */
export function totalOf({ common, tasks }: Features, of: 'cpu' | 'bytes'): Amounts {
  const total = new Map(of === 'cpu' ? common : [])
  for (const amounts of tasks.values())
    for (const [name, amount] of amounts[of]) total.set(name, (total.get(name) ?? 0) + amount)
  return total
}

/** Of the cost that makes up most of the processor time. */
function samplesBehind(groups: readonly ExpectedGroup[], costs: Costs): number {
  const sec = new Map<string, number>()
  for (const { features } of groups)
    for (const amounts of [features.common, ...[...features.tasks.values()].map(({ cpu }) => cpu)])
      for (const [name, amount] of amounts)
        sec.set(name, (sec.get(name) ?? 0) + amount * costOf(name, costs).value)
  const [most] = [...sec].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
  return Math.floor(costs.get(most)?.samples ?? 0)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
