/** One wanted result as tasks: in one process, or its missing parts and what joins them. */
import { type Command, writeCommand } from '../media/command.ts'
import { outOf } from '../media/graph/placeholders.ts'
import type { InputRef } from '../media/graph/stream.ts'
import { writeJoin } from '../media/join.ts'
import { checkLength } from './check-limits.ts'
import type { IdentifiedStep } from './identify.ts'
import { type Part, type Parts, partsOf, stepsBehind } from './pieces.ts'
import type { BuiltTask, Wanted } from './task.ts'
import { filesBefore, stepsOfTask, type TaskSite } from './task-site.ts'

/** The join, or the one task, comes last. */
export function tasksOf(result: Wanted, site: TaskSite): readonly BuiltTask[] {
  checkLength(result.delivery)
  const parts = partsOf(result.delivery, result.profile, site)
  if (!parts) return [renderTask(result, site)]
  const joined = joinTask(result, parts, site)
  return [...(joined.parts ?? []).flatMap(({ task, cid }) => (cid === undefined ? [task] : [])), joined]
}

/** What a task that makes a whole result is, whichever way. */
function resultTask({ stepId, task, profile, delivery }: Wanted, { identified }: TaskSite) {
  const { cacheId } = identified.get(stepId) as IdentifiedStep
  return { id: task, step: stepId, cacheId, profile, delivery }
}

function renderTask(result: Wanted, site: TaskSite): BuiltTask {
  const base = resultTask(result, site)
  const { delivery, cacheId } = base
  return withCommand(
    {
      ...base,
      kind: 'render',
      steps: stepsOfTask(result.stepId, site),
      dependsOn: [...new Set(filesBefore(result.stepId, site).map(({ task }) => task))],
    },
    () => writeCommand({ delivery, profile: result.profile.profile, stepId: cacheId }),
  )
}

function joinTask(result: Wanted, parts: Parts, site: TaskSite): BuiltTask {
  const base = resultTask(result, site)
  const all = [...parts.pieces, ...(parts.sound ? [parts.sound] : [])]
  const tasks = all.map((part) => ({
    task: partTask(part, result.stepId, site),
    ...(part.cid ? { cid: part.cid } : {}),
  }))
  const elsewhere = new Set(tasks.flatMap(({ task }) => task.steps))
  const missing = tasks.filter(({ cid }) => cid === undefined).map(({ task }) => task.id)
  return withCommand(
    {
      ...base,
      kind: 'join',
      steps: stepsOfTask(result.stepId, site).filter((id) => id === result.stepId || !elsewhere.has(id)),
      dependsOn: [...new Set(missing)],
      parts: tasks,
    },
    () => {
      const sound = parts.sound && refTo(parts.sound)
      const inputs = { pieces: parts.pieces.map(refTo), ...(sound ? { sound } : {}) }
      return writeJoin(inputs, result.delivery, result.profile.profile, base.cacheId)
    },
  )
}

const refTo = ({ task, cid }: Part): InputRef =>
  cid ? { kind: 'media', cid, task, demuxer: 'mov' } : { kind: 'artifact', task, demuxer: 'mov' }

function partTask(part: Part, step: string, { stepsAt, places }: TaskSite): BuiltTask {
  const { kind, task, cacheId, document, profile, delivery, nodes } = part
  const placeOf = (id: string): number => places.get(id) ?? 0
  const files = nodes.flatMap((node) =>
    node.kind === 'clip' && node.input.kind === 'artifact' ? [node.input.task] : [],
  )
  return withCommand(
    {
      ...{ id: task, kind, step, cacheId, document, profile, delivery },
      steps: [...stepsBehind(nodes, stepsAt)].sort((a, b) => placeOf(a) - placeOf(b)),
      dependsOn: [...new Set(files)],
    },
    () => writePartCommand({ kind, delivery, profile, id: task }),
  )
}

/** A piece's place is named by its task, since others may be written beside it. */
export const writePartCommand = (
  ...parts: readonly Pick<BuiltTask, 'kind' | 'delivery' | 'profile' | 'id'>[]
): Command =>
  writeCommand(
    ...parts.map(({ id, delivery, profile }) => ({ delivery, profile: profile.profile, path: outOf(id) })),
  )

/** Of ten thousand tasks most are never looked at. */
function withCommand(task: Omit<BuiltTask, 'command'>, write: () => Command): BuiltTask {
  let command: Command | undefined
  return {
    ...task,
    get command() {
      command ??= write()
      return command
    },
  }
}
