/** Beats and scenes as JSON, with the names of the analysis document; that document is read too. */
import { z } from 'zod'
import { badFile } from './bad-file.ts'
import { gatherMarks, MAX_SEC, type MarkedClip, type MarkKind, type Marks } from './marks.ts'
import { bytesOf, textOf } from './text.ts'

const times = z.array(z.number().min(0).max(MAX_SEC)).default([])

/** Other keys are another matter. A bare list: times of no known kind. */
const Written = z.union([
  z.array(z.number().min(0).max(MAX_SEC)).transform((others) => ({
    ...{ others, beats: [], downbeats: [], scenes: [] },
  })),
  z.object({ beats: times, downbeats: times, scenes: times, others: times }),
])

export function writeJson({ name, durationSec, meter, beats, downbeats, scenes }: MarkedClip): Uint8Array {
  return bytesOf(`${JSON.stringify({ name, durationSec, meter, beats, downbeats, scenes }, null, 2)}\n`)
}

/** @throws ArtDagError USAGE for what is no JSON, or has other things than times where times belong */
export function readJson(bytes: Uint8Array): Marks {
  const value = parse(textOf(bytes))
  const read = Written.safeParse(value)
  if (!read.success) throw notTimes(value)
  const { beats, downbeats, scenes, others } = read.data
  const all = (list: readonly number[], kind: MarkKind | undefined) => list.map((sec) => ({ sec, kind }))
  return gatherMarks([
    ...all(beats, 'beat'),
    ...all(downbeats, 'downbeat'),
    ...all(scenes, 'scene'),
    ...all(others, undefined),
  ])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badFile(`no JSON: ${error instanceof Error ? error.message : error}`)
  }
}

/** The first place that is wrong, by its path. */
function notTimes(value: unknown): Error {
  const shape = Array.isArray(value) ? Written.options[0] : Written.options[1]
  const [issue] = shape.safeParse(value).error?.issues ?? []
  const place = issue?.path.join('.') ?? ''
  return badFile(
    `${place === '' ? 'it' : place} should be ${place === '' ? 'an object with lists of times, or a list' : 'a time in seconds'}`,
    undefined,
    'write {"beats": [0.5, 1, 1.5]}',
  )
}
