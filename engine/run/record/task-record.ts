/** The record of one task: a dag-json document of what was done, with nothing in it that only holds on this machine. */
import { z } from 'zod'
import { link } from '../../content/cid.ts'
import type { Documents } from '../../content/documents.ts'
import { Cid, TaskId } from '../../contract/ids.ts'
import type { Named, TaskOrigin } from '../../contract/provenance.ts'
import type { Tool } from '../../media/tools/examine-tool.ts'
import { cacheIdOfLink } from '../../plan/document.ts'

/** A link in a document, read as the CID it leads to. */
export const LinkTo = z.object({ '/': Cid }).transform((target): Cid => target['/'])
export const NamedLink = z.object({ name: z.string(), cid: LinkTo })

const Codecs = z.object({ video: z.string().optional(), audio: z.string().optional() })

const Document = z.object({
  v: z.literal(1),
  kind: z.literal('task'),
  /** The key of the result: (step, profile). */
  task: TaskId,
  step: z.object({ '/': Cid }).transform(cacheIdOfLink),
  /** What the recipe calls the steps, inputs first. */
  steps: z.array(z.string()),
  profile: NamedLink,
  /**
   * With `{in:<cid>}`, `{asset:<cid>}` and `{out}` for files, so that it says the same on every machine; `{out:<task>}` where it
   * made several, and `{list}` for a list of files.
   */
  argv: z.array(z.string()),
  /** Files this result was made of, and bundled ones. */
  inputs: z.array(LinkTo),
  assets: z.array(LinkTo),
  /** What `{list}` names, in order; files may come again. */
  list: z.array(LinkTo).optional(),
  /** Records of those inputs that were made here: so the way to the sources leads through documents alone. */
  input_tasks: z.array(LinkTo),
  output: LinkTo,
  tool: NamedLink,
  encoder: Codecs,
  started_at: z.string(),
  finished_at: z.string(),
  /** Of ffmpeg alone; of a command that made several results, the share by its frames. */
  seconds: z.number(),
})

/** As read; written by `storeTaskRecord`. */
export type TaskRecord = Readonly<z.infer<typeof Document>>

/** To be called in the transaction that takes the result in: no file without its record. */
export function storeTaskRecord(record: Omit<TaskRecord, 'v' | 'kind'>, documents: Documents): Cid {
  return documents.put({
    ...record,
    v: 1,
    kind: 'task',
    step: link(record.step),
    profile: linkNamed(record.profile),
    inputs: record.inputs.map(link),
    ...(record.list ? { list: record.list.map(link) } : {}),
    assets: record.assets.map(link),
    input_tasks: record.input_tasks.map(link),
    output: link(record.output),
    tool: linkNamed(record.tool),
  })
}

export const linkNamed = ({ name, cid }: Named) => ({ name, cid: link(cid) })

/** Undefined when the document is another one, or is not here. @throws ArtDagError STORE_CORRUPT */
export function findTaskRecord(cid: Cid | undefined, documents: Documents): TaskRecord | undefined {
  return cid !== undefined && documents.has(cid) ? Document.safeParse(documents.get(cid)).data : undefined
}

/** A binary by what tells it from others, never by where it lies. */
export function nameTool({ version, capabilities }: Tool, documents: Documents): Named {
  const { configuration, libraries } = capabilities.fingerprint
  const document = { v: 1, kind: 'tool', name: 'ffmpeg', version, configuration, libraries }
  return { name: `ffmpeg ${version}`, cid: documents.put(document) }
}

const ToolDocument = z.object({ libraries: z.record(z.string(), z.string()) })

/** For the doors: with the versions of the encoders' libraries, as far as the tool told them. */
export function describeTask(record: Cid, task: TaskRecord, documents: Documents): TaskOrigin {
  const { step, steps, profile, tool, argv, inputs, encoder, seconds } = task
  const known = documents.has(tool.cid) ? ToolDocument.safeParse(documents.get(tool.cid)).data : undefined
  const encoders = [encoder.video, encoder.audio].flatMap((name) => name ?? [])
  return {
    ...{ record, step, steps, profile, tool, inputs, seconds },
    encoders: encoders.map((name) => withVersion(name, known?.libraries ?? {})),
    command: ['ffmpeg', ...argv],
    startedAt: task.started_at,
  }
}

/** The encoder libvpx-vp9 is of the library libvpx. */
function withVersion(encoder: string, libraries: Readonly<Record<string, string>>): string {
  const version = libraries[encoder] ?? libraries[encoder.replace(/-\w+$/, '')]
  return version === undefined ? encoder : `${encoder} ${version}`
}
