/** Pieces whose encoder said other things of its stream than that of most: they would not play in one file. */
import { readPiece } from '../../media/probe/read-piece.ts'
import type { BuiltTask } from '../../plan/task.ts'
import type { MadeFile, TaskContext } from './execute-task.ts'

/**
 * Of a join's pieces the fewer ones, when they are not all alike. Made by another version of the encoder, for instance.
 * `like`: one of them that is right; then all that are not as it is.
 */
export async function oddPieces(
  join: BuiltTask,
  context: TaskContext,
  like?: BuiltTask,
): Promise<readonly BuiltTask[]> {
  const pieces = (join.parts ?? []).flatMap(({ task }) => (task.kind === 'piece' ? [task] : []))
  const unique = [...new Map(pieces.map((task) => [task.id, task])).values()]
  const told: { task: BuiltTask; parameters: string }[] = []
  for (const task of unique) told.push({ task, parameters: await parametersOf(task, context) })
  const kinds = [...Map.groupBy(told, ({ parameters }) => parameters).values()].map((kind) =>
    kind.map(({ task }) => task),
  )
  const weightOf = (kind: readonly BuiltTask[]): number =>
    like && kind.includes(like) ? Number.POSITIVE_INFINITY : kind.length
  const [, ...fewer] = kinds.sort((a, b) => weightOf(b) - weightOf(a))
  return fewer.flat()
}

async function parametersOf(task: BuiltTask, { parts, made }: TaskContext): Promise<string> {
  const { path } = await parts.store.locate((made.get(task.id) as MadeFile).cid)
  return (await readPiece(path)).parameters
}
