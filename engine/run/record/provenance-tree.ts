/** How a file was made, as a tree down to its sources. Walks documents by their CIDs; the index only says where to begin. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid, RunId } from '../../contract/ids.ts'
import type { ProvenanceTree, TreeFile, TreeTask } from '../../contract/provenance.ts'
import type { EngineParts } from '../parts.ts'
import { describeFile } from './describe-file.ts'
import { type Maker, makersOf, readRun, readTask, type Stored, taskIn } from './makers.ts'
import { notStored } from './resolve-stored.ts'
import { describeRun, type RunRecord } from './run-record.ts'
import { describeTask, type TaskRecord } from './task-record.ts'

/** No reader looks further down, and no answer nests deeper than programs can read. */
const MAX_DEPTH = 200

/** `text`: a file, a record, or a whole run id. @throws ArtDagError NOT_FOUND, AMBIGUOUS, USAGE (another document) */
export async function provenanceTree(text: string, parts: EngineParts): Promise<ProvenanceTree> {
  const { file, maker } = await beginning(text, parts)
  const walk = new Walk(maker.run?.record, parts)
  return {
    file: walk.file(file, maker.task, 0),
    ...(maker.run ? { run: describeRun(maker.run.cid, maker.run.record) } : {}),
  }
}

interface Beginning {
  readonly file: Cid
  readonly maker: Maker
}

async function beginning(text: string, parts: EngineParts): Promise<Beginning> {
  const provenance = parts.runs.get(text as RunId)?.provenance
  const cid = provenance ?? (await parts.names.resolveContent(text))
  const run = readRun(cid, parts)
  if (run) return fromRun(run, parts)
  const task = readTask(cid, parts)
  if (task) return { file: task.record.output, maker: { task } }
  if (parts.documents.has(cid)) throw otherDocument(cid)
  const [maker] = makersOf(cid, parts)
  if (!maker && !parts.store.has(cid)) throw notStored(cid)
  return { file: cid, maker: maker ?? {} }
}

function fromRun(run: Stored<RunRecord>, parts: EngineParts): Beginning {
  const file = run.record.output.cid
  const task = taskIn(run.record, file, parts)
  return { file, maker: task ? { run, task } : { run } }
}

const otherDocument = (cid: Cid): ArtDagError =>
  new ArtDagError('USAGE', `${cid} is a document that nothing was made by`, {
    hint: `give a file, a run or a record of provenance; the document itself: artdag show ${cid}`,
    details: { cid },
  })

class Walk {
  readonly #parts: EngineParts
  readonly #inputNames: ReadonlyMap<Cid, string>
  /** Tasks that stand in the tree already: what several use is told once. */
  readonly #told = new Set<Cid>()

  constructor(run: RunRecord | undefined, parts: EngineParts) {
    this.#parts = parts
    this.#inputNames = new Map(run?.inputs.map(({ name, cid }) => [cid, name]))
  }

  file(cid: Cid, task: Stored<TaskRecord> | undefined, depth: number): TreeFile {
    const input = this.#inputNames.get(cid)
    const file = { ...describeFile(cid, this.#parts), ...(input === undefined ? {} : { input }) }
    if (!task) return file
    if (this.#told.has(task.cid)) return { ...file, cut: 'above' }
    if (depth === MAX_DEPTH) return { ...file, cut: 'deeper' }
    return { ...file, madeBy: this.#task(task, depth) }
  }

  #task({ cid, record }: Stored<TaskRecord>, depth: number): TreeTask {
    this.#told.add(cid)
    const { inputs: _, command: __, ...told } = describeTask(cid, record, this.#parts.documents)
    const makers = record.input_tasks.flatMap((maker) => readTask(maker, this.#parts) ?? [])
    const makerOf = new Map(makers.map((maker) => [maker.record.output, maker]))
    return { ...told, inputs: record.inputs.map((input) => this.file(input, makerOf.get(input), depth + 1)) }
  }
}
