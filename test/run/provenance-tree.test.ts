/** Trees over records that are made up: deep, shared, broken. */
import { expect, test } from 'vitest'
import { createArtifacts } from '../../engine/content/artifacts.ts'
import { createDocuments } from '../../engine/content/documents.ts'
import { createFactsTable } from '../../engine/content/facts-table.ts'
import { createNames } from '../../engine/content/names.ts'
import type { CacheId, Cid, TaskId } from '../../engine/contract/ids.ts'
import type { TreeFile } from '../../engine/contract/provenance.ts'
import { createRunsTable } from '../../engine/run/execute/runs-table.ts'
import type { EngineParts } from '../../engine/run/parts.ts'
import { provenanceTree } from '../../engine/run/record/provenance-tree.ts'
import { findTaskRecord, storeTaskRecord, type TaskRecord } from '../../engine/run/record/task-record.ts'
import { cidOf, openTestStore } from '../content/kit.ts'

/** The real parts, as far as a tree needs them. */
function openParts(): EngineParts {
  const { store, database } = openTestStore()
  const parts: Partial<EngineParts> = {
    store,
    documents: createDocuments(database),
    artifacts: createArtifacts(database),
    names: createNames(database, store),
    facts: createFactsTable(database),
    runs: createRunsTable(database),
  }
  return parts as EngineParts
}

const recordOf = (output: string, inputs: readonly string[], input_tasks: readonly Cid[]) => ({
  task: cidOf(`task ${output}`) as string as TaskId,
  step: cidOf(`step ${output}`) as string as CacheId,
  steps: [output],
  profile: { name: 'mp4', cid: cidOf('mp4') },
  argv: ['-i', 'file:{out}'],
  inputs: inputs.map(cidOf),
  assets: [],
  input_tasks: [...input_tasks],
  output: cidOf(output),
  tool: { name: 'ffmpeg 7', cid: cidOf('tool') },
  encoder: { video: 'libx264' },
  started_at: '2026-11-21T05:54:00.000Z',
  finished_at: '2026-11-21T05:54:01.000Z',
  seconds: 1,
})

const put = (parts: EngineParts, ...facts: Parameters<typeof recordOf>): Cid =>
  storeTaskRecord(recordOf(...facts), parts.documents)

const depthOf = (file: TreeFile): number => {
  let depth = 0
  for (let at: TreeFile | undefined = file; at?.madeBy; at = at.madeBy.inputs[0]) depth += 1
  return depth
}

test('a record is read as it was written', () => {
  const parts = openParts()
  const record = recordOf('film', ['clip'], [cidOf('other record')])
  const cid = storeTaskRecord(record, parts.documents)
  expect(findTaskRecord(cid, parts.documents)).toEqual({ ...record, v: 1, kind: 'task' } satisfies TaskRecord)
  expect(findTaskRecord(parts.documents.put({ kind: 'plan' }), parts.documents)).toBeUndefined()
  expect(findTaskRecord(cidOf('nothing'), parts.documents)).toBeUndefined()
})

test('a chain of ten thousand is told as far as anybody reads', async () => {
  const parts = openParts()
  let last = put(parts, 'f0', ['clip'], [])
  for (let n = 1; n < 10_000; n += 1) last = put(parts, `f${n}`, [`f${n - 1}`], [last])
  const { file } = await provenanceTree(last, parts)
  expect(depthOf(file)).toBe(200)
  expect(JSON.stringify(file)).toContain('"cut":"deeper"')
})

test('forty levels in which everything is used twice are told once each', async () => {
  const parts = openParts()
  let pair = [put(parts, 'a0', ['clip'], []), put(parts, 'b0', ['clip'], [])]
  for (let n = 1; n < 40; n += 1) {
    const inputs = [`a${n - 1}`, `b${n - 1}`]
    pair = [put(parts, `a${n}`, inputs, pair), put(parts, `b${n}`, inputs, pair)]
  }
  const text = JSON.stringify((await provenanceTree(pair[0] as Cid, parts)).file)
  expect(text.match(/"madeBy"/g)).toHaveLength(79)
  expect(text.length).toBeLessThan(100_000)
})

test('a record that is lost ends the tree there', async () => {
  const parts = openParts()
  const { file } = await provenanceTree(put(parts, 'film', ['part'], [cidOf('lost')]), parts)
  expect(file.madeBy?.inputs).toEqual([{ cid: cidOf('part'), isStored: false, names: [], summary: '' }])
})

test('what no run tells of is found by the index', async () => {
  const parts = openParts()
  const record = put(parts, 'film', ['clip'], [])
  const key = { cacheId: cidOf('step film') as string as CacheId, profileCid: cidOf('mp4') }
  parts.artifacts.put({ ...key, cid: cidOf('film'), record, seconds: 1 })
  const tree = await provenanceTree(cidOf('film'), parts)
  expect(tree).toMatchObject({ file: { isStored: false, madeBy: { record, encoders: ['libx264'] } } })
  expect(tree.run).toBeUndefined()
  await expect(provenanceTree(cidOf('never'), parts)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
