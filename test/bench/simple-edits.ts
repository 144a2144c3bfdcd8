/** Edits of few steps, where one command is the best there is: nothing may be encoded twice on the way. */
import { type BenchClip, makeClip720, makeOverlayClip720 } from './clips.ts'
import { seekTo } from './one-command.ts'
import { race } from './race.ts'
import { costFindings, outputFindings } from './race-findings.ts'
import { BOTTOM_STRIP, inside, TOP_STRIP } from './read-strip.ts'
import { type BenchTable, findingsTable } from './table.ts'
import { cutEdit, numbersOf, requestOf, type Workload } from './workload.ts'

const CUT = { from: 30, frames: 150 }
const CHAIN_CUT = { from: 30, frames: 300 }
const TOP_CUT = { from: 60, frames: 150 }
/** Input seeks begin half a frame early; from here on each stream counts from zero. */
const BELOW = '[0:v]setpts=PTS-STARTPTS'
const ABOVE = '[1:v]setpts=PTS-STARTPTS'
const SOUND = '[0:a]asetpts=PTS-STARTPTS[a]'

/** Where the layer lies. */
const CORNER = { x: 0.5, y: 0.5, width: 0.5, height: 0.5 }

export async function* simpleEdits(): AsyncGenerator<BenchTable> {
  const [clip, top] = [await makeClip720(), await makeOverlayClip720()]
  const twoCuts = cutEdit('two SEGMENTs joined', clip, [
    { from: 30, frames: 150 },
    { from: 500, frames: 150 },
  ])
  for (const workload of [twoCuts, chain(clip), blend(clip, top), layer(clip, top)]) {
    const raced = await race(workload)
    yield findingsTable(`${workload.name} (720p, ${workload.frames / 30} s)`, [
      ...costFindings(raced, { cpu: 1.05, wall: 1.1 }),
      ...outputFindings(raced),
    ])
  }
}

const chain = (clip: BenchClip): Workload => ({
  name: 'SEGMENT → RESIZE → TRANSFORM → EFFECT',
  request: requestOf(
    `name: chain
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 1, duration: 10 } }
  - { id: sized, type: RESIZE, inputs: [cut], config: { width: 640, height: 360 } }
  - { id: vivid, type: TRANSFORM, inputs: [sized], config: { effects: { saturation: 1.3, contrast: 1.1 } } }
  - { id: done, type: EFFECT, inputs: [vivid], config: { effect: identity } }
output: done`,
    { clip },
  ),
  byHand: {
    fps: clip.fps,
    inputs: seekTo(clip, CHAIN_CUT),
    graph: `${BELOW},scale=640:360:flags=bicubic,eq=saturation=1.3:contrast=1.1[v];${SOUND}`,
  },
  frames: CHAIN_CUT.frames,
  strips: [{ region: TOP_STRIP, numbers: numbersOf(CHAIN_CUT) }],
})

const twoSources = (
  step: string,
  clip: BenchClip,
  top: BenchClip,
  graph: string,
): Pick<Workload, 'request' | 'byHand' | 'frames'> => ({
  request: requestOf(
    `name: two sources
inputs: { clip: video, top: video }
steps:
  - { id: below, type: SEGMENT, inputs: [clip], config: { offset: 1, duration: 5 } }
  - { id: above, type: SEGMENT, inputs: [top], config: { offset: 2, duration: 5 } }
  - ${step}
output: both`,
    { clip, top },
  ),
  byHand: {
    fps: clip.fps,
    inputs: [...seekTo(clip, CUT), ...seekTo(top, TOP_CUT)],
    graph: `${graph};${SOUND}`,
  },
  frames: CUT.frames,
})

/** Left to itself, ffmpeg takes every untagged picture for BT.601, this size as well. */
const FROM_709 = 'scale=in_color_matrix=bt709'
const TO_709 = 'scale=out_color_matrix=bt709'

/** In RGB, as in the engine: `screen` on chroma planes turns everything pink. */
const blend = (clip: BenchClip, top: BenchClip): Workload => ({
  name: 'BLEND of two clips',
  ...twoSources(
    '{ id: both, type: BLEND, inputs: { base: below, top: above }, config: { mode: screen, opacity: 1 } }',
    clip,
    top,
    `${BELOW},${FROM_709},format=gbrp[b];${ABOVE},${FROM_709},format=gbrp[t];[b][t]blend=all_mode=screen,${TO_709},format=yuv420p[v]`,
  ),
  strips: [
    { region: TOP_STRIP, numbers: numbersOf(CUT) },
    { region: BOTTOM_STRIP, numbers: numbersOf(TOP_CUT) },
  ],
})

const layer = (clip: BenchClip, top: BenchClip): Workload => ({
  name: 'LAYER of two clips',
  ...twoSources(
    '{ id: both, type: LAYER, inputs: { base: below, layers: [above] }, config: { layers: [{ position: bottom-right, scale: 0.5 }] } }',
    clip,
    top,
    `${BELOW}[b];${ABOVE},scale=640:360:flags=bicubic[t];[b][t]overlay=x=640:y=360[v]`,
  ),
  strips: [
    { region: TOP_STRIP, numbers: numbersOf(CUT) },
    { region: inside(BOTTOM_STRIP, CORNER), numbers: numbersOf(TOP_CUT) },
  ],
})
