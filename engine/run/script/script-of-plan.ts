/** A plan as a shell script: every task's own command, one after the other, with the real places of its files. */
import type { Cid, TaskId } from '../../contract/ids.ts'
import { assetsOf, fillPlaceholders, LIST, OUT, outOf } from '../../media/graph/placeholders.ts'
import type { InputRef } from '../../media/graph/stream.ts'
import { concatLines } from '../../media/join.ts'
import { RUNNER_ARGUMENTS } from '../../media/process/runner.ts'
import type { BuiltTask } from '../../plan/task.ts'
import { locateAssets } from '../execute/locate-assets.ts'
import { locateAll } from '../execute/run-command.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from '../prepare/prepare.ts'
import { inFolder, type ScriptCommand, writeScript } from './write-script.ts'

export interface PlanScript {
  readonly script: string
  /** What it writes when it is not told. */
  readonly outputName: string
}

/**
 * Reads files where they lie now: it works as long as they do, on this machine. What is cached is read, not made again.
 * @throws ArtDagError NOT_FOUND, STORE_CORRUPT, INPUT_CHANGED, FFMPEG_MISSING
 */
export async function scriptOfPlan({ plan, recipeName }: Prepared, parts: EngineParts): Promise<PlanScript> {
  const { tasks, output } = plan
  const outputName = `${fileNameFrom(recipeName)}.${output.profile.profile.extension}`
  const places = await placesOf(tasks, output.cid, parts)
  const { path: ffmpeg } = (await parts.tools()).ffmpeg
  const result = output.cid
    ? (places.files.get(output.cid) as string)
    : (places.made.get(lastOf(tasks).id) as string)
  const script = writeScript({
    title: `${recipeName}: the commands of the plan ${plan.planId}`,
    outputName,
    // The same as the engine's own; see childEnvironment.
    environment: { GCONV_PATH: '/nonexistent' },
    commands: tasks.map((task, index) => commandOf(task, `${index + 1} of ${tasks.length}`, ffmpeg, places)),
    result,
  })
  return { script, outputName }
}

interface Places {
  /** Of stored and bundled files. */
  readonly files: ReadonlyMap<Cid, string>
  /** Of what the script makes, in its folder. */
  readonly made: ReadonlyMap<TaskId, string>
}

async function placesOf(
  tasks: readonly BuiltTask[],
  output: Cid | undefined,
  parts: EngineParts,
): Promise<Places> {
  const inputs = tasks.flatMap(({ command }) => command.inputs)
  const stored = inputs.flatMap((input) => (input.kind === 'media' ? [input.cid] : []))
  const files = await locateAll([...stored, ...(output ? [output] : [])], parts)
  const assets = await locateAssets(
    tasks.flatMap(({ command }) => assetsOf(command.argv)),
    parts,
  )
  const made = tasks.map(
    ({ id, profile }, index) => [id, inFolder(`${index + 1}.${profile.profile.extension}`)] as const,
  )
  return { files: new Map([...files, ...assets]), made: new Map(made) }
}

function commandOf(task: BuiltTask, place: string, ffmpeg: string, places: Places): ScriptCommand {
  const { id, kind, steps, command } = task
  const out = places.made.get(id) as string
  const list = `${out}.ffconcat`
  const argv = fillPlaceholders(command.argv, (placeholder) => {
    if (placeholder === LIST) return list
    if (placeholder === OUT || placeholder === outOf(id)) return out
    return placeOf(placeholder.replace(/^\{\w+:|\}$/g, ''), places) ?? placeholder
  })
  const listed = command.list?.map((input) => listedName(input, places))
  return {
    title: `${place}, ${kind}: ${steps.join(' → ')}`,
    words: [ffmpeg, ...RUNNER_ARGUMENTS, ...argv],
    files: listed ? [{ path: list, lines: concatLines(listed) }] : [],
  }
}

const placeOf = (name: string, { files, made }: Places): string | undefined =>
  made.get(name as TaskId) ?? files.get(name as Cid)

/** What lies beside the list is named without its folder, which only the script will know. */
function listedName(input: InputRef, { files, made }: Places): string {
  if (input.kind === 'media') return files.get(input.cid) as string
  return (made.get(input.task) as string).replace(inFolder(''), '')
}

const lastOf = (tasks: readonly BuiltTask[]): BuiltTask => tasks.at(-1) as BuiltTask

/** A recipe may be called anything. */
const fileNameFrom = (name: string): string =>
  name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[.-]+/, '') || 'result'
