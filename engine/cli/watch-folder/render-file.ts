/** One file of a watched folder: brought in, rendered, its result written under a name nothing else has. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid, RunId } from '../../contract/ids.ts'
import type { RecipeText } from '../../contract/schemas.ts'
import { nameOutput, stemOf } from '../batch/name-output.ts'
import { showUntilEnd, writeResult } from '../follow-run.ts'
import { giveAll } from '../place/files.ts'
import { type RenderOptions, readInputs, requestOf } from '../request.ts'
import type { Session } from '../shell.ts'

/** Stands for the file in -i. */
export const FILE_MARK = '@'

export interface RenderFileOptions extends RenderOptions {
  /** A folder, or a pattern with `{name}`. */
  readonly output: string
}

export const isPattern = (output: string): boolean => output.includes('{')

/** Where the result is. @throws ArtDagError what the run failed with */
export async function renderFile(
  session: Session,
  recipe: RecipeText,
  file: { readonly path: string; readonly cid: Cid },
  options: RenderFileOptions,
): Promise<string> {
  const { client, files, signal } = session
  const values = new Map([['name', stemOf(file.path)]])
  const wanted = isPattern(options.output) ? nameOutput(options.output, values) : undefined
  const inputs = readInputs(options.input).map(({ name, content }) => ({
    name,
    content: content === FILE_MARK ? file.cid : content,
  }))
  const request = requestOf(recipe, options, await giveAll(files, inputs), wanted)
  const end = await showUntilEnd(
    session,
    client.runs.start({ ...request, fresh: options.fresh ?? false }, { signal }),
  )
  if (end.state !== 'finished') throw failed(end)
  const target =
    wanted ?? path.join(options.output, nameOutput(`{name}.${await extensionOf(session, end.runId)}`, values))
  const free = freeName(target, file.cid)
  await writeResult(session, end, free)
  return free
}

const failed = ({
  error,
}: {
  readonly error?: { readonly code: string; readonly message: string } | undefined
}) =>
  new ArtDagError((error?.code ?? 'TASK_FAILED') as ArtDagError['code'], error?.message ?? 'the run failed')

/** The profile that was chosen says how files of its kind end. */
async function extensionOf({ client }: Session, runId: RunId): Promise<string> {
  const [{ profile }, profiles] = await Promise.all([client.runs.get({ runId }), client.system.profiles({})])
  return profiles.find(({ name }) => name === profile)?.extension ?? 'mp4'
}

/** What is there is never written over: two files may differ in their endings alone, or a new one take an old one's name. */
function freeName(target: string, cid: Cid): string {
  const { dir, name, ext } = path.parse(target)
  const second = path.join(dir, `${name}-${cid.slice(-8)}${ext}`)
  return existsSync(target) ? second : target
}
