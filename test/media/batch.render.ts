/** Pieces rendered by one command are to the byte what each would be by itself: who shares a decoder changes nothing. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { documentCid } from '../../engine/content/cid.ts'
import { fillPlaceholders, outOf, placeholderOf } from '../../engine/media/graph/placeholders.ts'
import { probeFile } from '../../engine/media/probe/probe.ts'
import type { SourceFile } from '../../engine/plan/graph.ts'
import { writePartCommand } from '../../engine/plan/make-task.ts'
import type { BuiltTask } from '../../engine/plan/task.ts'
import type { RecipeStep } from '../../engine/recipe/recipe.ts'
import { planOf, recipeOf, step } from '../plan/kit.ts'
import { type ClipSpec, makeClip } from '../support/media.ts'
import { describeWithEachFfmpeg } from '../support/pairs.ts'
import { newFolder } from '../support/scripts.ts'
import { runTool, type ToolPair } from '../support/tools.ts'

type Sources = Readonly<Record<'a' | 'b', SourceFile & { readonly path: string }>>

async function sourceOf(tools: ToolPair, name: string, spec: ClipSpec): Promise<Sources['a']> {
  const file = await makeClip(spec)
  const facts = await probeFile({ ffprobe: { path: tools.ffprobe } }, file)
  return { cid: documentCid(`file ${name}`).cid, facts, title: name, path: file }
}

/** Bytes' hash of each task's file, in order. */
async function render(
  tools: ToolPair,
  sources: Sources,
  tasks: readonly BuiltTask[],
): Promise<readonly string[]> {
  const folder = await newFolder()
  const paths = new Map([
    ...Object.values(sources).map(
      ({ cid, path: file }) => [placeholderOf({ kind: 'media', cid, demuxer: 'mov' }), file] as const,
    ),
    ...tasks.map(({ id }) => [outOf(id), path.join(folder, `${id}.mp4`)] as const),
  ])
  const argv = fillPlaceholders(writePartCommand(...tasks).argv, (name) => paths.get(name) as string)
  await runTool(tools.ffmpeg, ['-nostdin', '-v', 'error', ...argv])
  const files = tasks.map(({ id }) => paths.get(outOf(id)) as string)
  return await Promise.all(
    files.map(async (file) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ),
  )
}

/** Near and far cuts of two files, one of a single frame, in no order of the files'. */
const CUTS = [
  ['a', 6.2, 0.4],
  ['b', 1, 0.5],
  ['a', 0.2, 0.3],
  ['a', 6.72, 0.04],
  ['b', 1.7, 0.36],
  ['a', 3.1, 0.8],
  ['a', 6.4, 0.2],
  ['b', 7, 0.28],
] as const

/** With `crossfade` every cut is five frames longer, and so are the pieces as many as cuts and transitions. */
function stepsWith(transition: 'cut' | 'crossfade'): readonly RecipeStep[] {
  const more = transition === 'cut' ? 0 : 0.2
  const cuts = CUTS.map(([from, offset, duration], index) =>
    step(`s${index}`, 'SEGMENT', [from], { config: { offset, duration: duration + more } }),
  )
  const names = cuts.map(({ id }) => id)
  const all = step('all', 'SEQUENCE', names, { config: { transition: { type: transition, duration: 0.08 } } })
  const effects = { contrast: 1.2, blur: 2 }
  return [...cuts, all, step('toned', 'TRANSFORM', ['all'], { config: { effects } })]
}

interface Trial {
  readonly name: string
  readonly spec: ClipSpec
  readonly transition?: 'cut' | 'crossfade'
}

const TRIALS: readonly Trial[] = [
  { name: 'a file with few key frames', spec: { gop: 100, bFrames: 3 } },
  { name: 'a file of another rate and size', spec: { fps: '30000/1001', width: 200, height: 112, gop: 60 } },
  { name: 'a file that cannot be sought', spec: { container: 'ts', codec: 'mpeg2video', gop: 30 } },
  { name: 'crossfades', spec: { gop: 100 }, transition: 'crossfade' },
]

describeWithEachFfmpeg((tools) => {
  it.each(TRIALS)('of $name', async ({ spec, transition = 'cut' }) => {
    const sources: Sources = {
      a: await sourceOf(tools, 'a', { frames: 250, width: 160, height: 96, ...spec }),
      b: await sourceOf(tools, 'b', { frames: 200, firstNumber: 1000, gop: 25 }),
    }
    const { tasks } = planOf(recipeOf(stepsWith(transition), { canvas: { fps: { num: 25, den: 1 } } }), {
      files: sources,
    })
    const pieces = tasks.filter(({ kind }) => kind === 'piece')
    expect(pieces).toHaveLength(transition === 'cut' ? CUTS.length : 2 * CUTS.length - 1)
    const alone: string[] = []
    for (const piece of pieces) alone.push(...(await render(tools, sources, [piece])))
    expect(new Set(alone).size).toBe(pieces.length)
    expect(await render(tools, sources, pieces)).toEqual(alone)
    expect(await render(tools, sources, pieces.toReversed())).toEqual(alone.toReversed())
    expect(await render(tools, sources, pieces.slice(2, 5))).toEqual(alone.slice(2, 5))
  })
})
