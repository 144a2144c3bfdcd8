/** A result in pieces looks as good as one that was encoded in one go. */
import path from 'node:path'
import { expect, it } from 'vitest'
import { documentCid } from '../../engine/content/cid.ts'
import { writeCommand } from '../../engine/media/command.ts'
import { fillPlaceholders, OUT } from '../../engine/media/graph/placeholders.ts'
import { probeFile } from '../../engine/media/probe/probe.ts'
import { mezzanineFor, type Profile } from '../../engine/media/profiles.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { recipeOf as planned, planOf, step } from '../plan/kit.ts'
import { openEngine } from '../support/engine.ts'
import { makeFile } from '../support/media.ts'
import { newFolder } from '../support/scripts.ts'
import { runTool, TOOLS } from '../support/tools.ts'

/** Half a second each, of moving shapes under a little noise, in an order of their own. */
const STARTS = [4, 0.4, 2.2, 6, 1.2, 3]

const texture = (): Promise<string> =>
  makeFile('mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=8,noise=alls=12:all_seed=3:allf=t'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-g', '50', '-threads', '1'],
  ])

const recipe = `
inputs: { a: video }
steps:
${STARTS.map((offset, n) => `  - { id: s${n}, type: SEGMENT, inputs: [a], config: { offset: ${offset}, duration: 0.52 } }`).join('\n')}
  - { id: all, type: SEQUENCE, inputs: [${STARTS.map((_, n) => `s${n}`).join(', ')}] }
output: all`

/** The same, planned by hand, so that it can be rendered in one go. */
async function planInOne(file: string): Promise<Plan> {
  const facts = await probeFile({ ffprobe: { path: TOOLS.ffprobe } }, file)
  const cuts = STARTS.map((offset, n) =>
    step(`s${n}`, 'SEGMENT', ['a'], { config: { offset, duration: 0.52 } }),
  )
  const all = step(
    'all',
    'SEQUENCE',
    cuts.map(({ id }) => id),
  )
  return planOf(planned([...cuts, all]), { files: { a: { cid: documentCid('a').cid, facts, title: 'a' } } })
}

async function renderInOne({ output: { delivery } }: Plan, profile: Profile, file: string): Promise<string> {
  const out = path.join(await newFolder(), `out.${profile.extension}`)
  const { argv } = writeCommand({ delivery, profile })
  const filled = fillPlaceholders(argv, (name) => (name === OUT ? out : file))
  await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', ...filled])
  return out
}

/** Over all frames, in decibel. */
async function psnr(file: string, original: string): Promise<number> {
  const compare = ['-lavfi', '[0:v][1:v]psnr=stats_file=-', '-f', 'null', '-']
  const argv = ['-nostdin', '-v', 'error', '-i', file, '-i', original, ...compare]
  const frames = (await runTool(TOOLS.ffmpeg, argv)).toString().match(/mse_avg:[\d.]+/g) ?? []
  expect(frames).toHaveLength(STARTS.length * 13)
  const mean = frames.reduce((sum, text) => sum + Number(text.slice(8)), 0) / frames.length
  return 10 * Math.log10(255 ** 2 / mean)
}

it('is within 0.3 dB of what one encoder makes of the same frames', async () => {
  const file = await texture()
  const plan = await planInOne(file)
  const { profile } = plan.output.profile
  const lossless = await renderInOne(plan, mezzanineFor(plan.output.delivery.video), file)
  const fused = await psnr(await renderInOne(plan, profile, file), lossless)
  const engine = await openEngine()
  expect((await engine.plan(recipe, { a: file })).tasks).toHaveLength(STARTS.length + 1)
  const pieces = await psnr(await engine.render(recipe, { a: file }), lossless)
  console.log(`in pieces ${pieces.toFixed(2)} dB, in one go ${fused.toFixed(2)} dB`)
  expect(pieces).toBeGreaterThan(fused - 0.3)
})
