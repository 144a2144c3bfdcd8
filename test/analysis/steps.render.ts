/** Analyses of what steps give, and what `peek` knows: the service by itself, with ffmpeg. */
import { expect, it } from 'vitest'
import { clipOfFile } from '../../engine/analysis/analysed-clip.ts'
import { type Analyses, createAnalyses } from '../../engine/analysis/analyses.ts'
import { createDocuments } from '../../engine/content/documents.ts'
import type { CacheId } from '../../engine/contract/ids.ts'
import { openDatabase } from '../../engine/database/open.ts'
import { fillPlaceholders } from '../../engine/media/graph/placeholders.ts'
import { fitSound } from '../../engine/media/graph/sound.ts'
import type { AudioStream, VideoStream } from '../../engine/media/graph/stream.ts'
import { probeFile } from '../../engine/media/probe/probe.ts'
import { locateTools } from '../../engine/media/tools/locate.ts'
import { TOOL_NEEDS } from '../../engine/media/tools/requirements.ts'
import { createLeases } from '../../engine/run/execute/leases.ts'
import { fileOf } from '../plan/kit.ts'
import { makeClip } from '../support/media.ts'
import { newFolder } from '../support/scripts.ts'
import { makeDrum } from './kit.ts'

const cacheId = fileOf('what a step gives').cid as string as CacheId
const { cid } = fileOf('some file')

/** Of one file, whatever it is called. */
async function analysesOf(file: string): Promise<Analyses> {
  const database = openDatabase(':memory:')
  return createAnalyses({
    database,
    documents: createDocuments(database),
    leases: createLeases(database),
    decoding: {
      tools: () => locateTools({ needs: TOOL_NEEDS }),
      folder: await newFolder(),
      fillPaths: async ({ argv }) => fillPlaceholders(argv, () => file),
    },
    onProcessor: (work) => work(),
  })
}

async function streamsOf(file: string, sampleRate: number) {
  const facts = await probeFile(await locateTools({ needs: TOOL_NEEDS }), file)
  return clipOfFile({ cid, facts }, sampleRate)
}

it('sound of any rate and length is analysed, and known after', async () => {
  const file = await makeDrum(120, 20)
  const analyses = await analysesOf(file)
  const { audio } = await streamsOf(file, 48_000)
  const stream = fitSound(audio as AudioStream, 12 * 48_000)
  const want = { part: 'audio', source: { kind: 'step', cacheId, stream } } as const
  expect(analyses.peek(want)).toBeUndefined()
  const found = await analyses.get(want)
  expect(found).toMatchObject({ source: cacheId, analysis: { durationSec: 12 } })
  expect(found.analysis.tempo?.bpm).toBeCloseTo(120, 0)
  expect(analyses.peek(want)).toEqual(found)
  expect(
    analyses.peek({ ...want, source: { ...want.source, cacheId: cid as string as CacheId } }),
  ).toBeUndefined()
})

it('pictures are analysed on the grid they are on', async () => {
  const file = await makeClip({ frames: 100, fps: '30000/1001' })
  const analyses = await analysesOf(file)
  const stream = (await streamsOf(file, 48_000)).video as VideoStream
  const { analysis } = await analyses.get({ part: 'video', source: { kind: 'step', cacheId, stream } })
  expect(analysis.durationSec).toBeCloseTo((100 * 1001) / 30_000, 3)
})

it('more than four hours are refused before anything is decoded', async () => {
  const analyses = await analysesOf('/nowhere')
  const { audio } = await streamsOf(await makeDrum(120, 20), 48_000)
  const stream = { ...(audio as AudioStream), samples: 5 * 3600 * 48_000 }
  const asked = analyses.get({ part: 'audio', source: { kind: 'step', cacheId, stream } })
  await expect(asked).rejects.toMatchObject({ code: 'MEDIA_LIMIT', hint: expect.any(String) })
})
