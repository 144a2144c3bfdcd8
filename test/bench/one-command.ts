/** A whole render against the one command that somebody who knows ffmpeg would write. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { TOOLS } from '../support/tools.ts'
import { render, withEngine } from './bench-engine.ts'
import { type Cost, measure } from './measure.ts'
import { CHAIN, makeBenchClip, TWO_CUTS } from './recipes.ts'
import { type BenchTable, median } from './table.ts'

const ROUNDS = 5
const ENCODE = [
  '-c:v',
  'libx264',
  '-preset',
  'fast',
  '-crf',
  '18',
  '-g',
  '48',
  '-profile:v',
  'high',
  '-pix_fmt',
  'yuv420p',
  '-threads:v',
  '4',
]
const TAIL = [...ENCODE, '-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart']

const chainByHand = (clip: string): readonly string[] => [
  ...[
    '-ss',
    '1',
    '-t',
    '5',
    '-i',
    clip,
    '-vf',
    'scale=640:360:flags=bicubic,eq=saturation=1.3:contrast=1.1',
    ...TAIL,
  ],
]

const cutsByHand = (clip: string): readonly string[] => [
  ...['-ss', '1', '-t', '2.4', '-i', clip, '-ss', '5', '-t', '2.4', '-i', clip],
  ...[
    '-filter_complex',
    '[0:v][0:a][1:v][1:a]concat=n=2:v=1:a=1[v][a]',
    '-map',
    '[v]',
    '-map',
    '[a]',
    ...TAIL,
  ],
]

const PAIRS: readonly (readonly [string, string, (clip: string) => readonly string[]])[] = [
  ['SEGMENT → RESIZE → TRANSFORM → EFFECT', CHAIN, chainByHand],
  ['two SEGMENTs joined', TWO_CUTS, cutsByHand],
]

export async function oneCommand(): Promise<BenchTable> {
  const clip = await makeBenchClip()
  const rows: (readonly string[])[] = []
  for (const [name, text, byHand] of PAIRS) {
    const { ours, theirs } = await inTurn(text, byHand(clip), clip)
    rows.push(row(`${name}, by hand`, theirs, theirs), row(`${name}, artdag`, ours, theirs))
  }
  return {
    title: 'Against one hand-written ffmpeg command (720p, 5 s of result)',
    columns: ['render', 'wall s', 'CPU s', 'wall ratio', 'CPU ratio'],
    rows,
    notes: [
      `median of ${ROUNDS}, in turn; artdag in a running engine: plan, render, check, hash, store`,
      'CPU: user and system, of the engine and of everything it starts',
    ],
  }
}

async function inTurn(
  text: string,
  byHand: readonly string[],
  clip: string,
): Promise<{ ours: Cost; theirs: Cost }> {
  return await withEngine(async (client) => {
    const request = {
      recipe: { text, fileName: 'bench.yaml' },
      inputs: [{ name: 'clip', content: clip }],
      fresh: true,
    }
    await render(client, request)
    const costs: { ours: Cost; theirs: Cost }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      costs.push({
        theirs: await measure(() => runByHand(byHand)),
        ours: await measure(() => render(client, request)),
      })
    }
    return { ours: middle(costs.map(({ ours }) => ours)), theirs: middle(costs.map(({ theirs }) => theirs)) }
  })
}

async function runByHand(argv: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'artdag-bench-'))
  await promisify(execFile)(TOOLS.ffmpeg, [
    '-nostdin',
    '-v',
    'error',
    '-y',
    ...argv,
    path.join(folder, 'out.mp4'),
  ])
  rmSync(folder, { recursive: true })
}

const middle = (costs: readonly Cost[]): Cost => ({
  wallSec: median(costs.map(({ wallSec }) => wallSec)),
  cpuSec: median(costs.map(({ cpuSec }) => cpuSec)),
})

const row = (name: string, cost: Cost, base: Cost): readonly string[] => [
  name,
  cost.wallSec.toFixed(2),
  cost.cpuSec.toFixed(2),
  (cost.wallSec / base.wallSec).toFixed(2),
  (cost.cpuSec / base.cpuSec).toFixed(2),
]
