/** Sequences of cuts that are rendered in pieces: their recipes, their sources, and what their results must show. */
import type { RunEvent } from '../../engine/contract/events.ts'
import type { PlanReport } from '../../engine/contract/schemas.ts'
import type { TestEngine } from '../support/engine.ts'
import { makeClip, makeFile } from '../support/media.ts'
import { runTool, TOOLS } from '../support/tools.ts'

/** Frames `start … start + frames` of a source, counted on the canvas. */
export interface Cut {
  readonly from: 'a' | 'b'
  readonly start: number
  readonly frames: number
  /** Of the cut alone. */
  readonly contrast?: number
}

export interface Edit {
  readonly cuts: readonly Cut[]
  /** Of the canvas, `25` or `30000/1001`. */
  readonly fps?: string
  /** Frames of the crossfade between two cuts. */
  readonly crossfade?: number
  /** Degrees by which the whole is turned in colour, after it was joined. */
  readonly hue?: number
}

export function toRate(fps: string): { readonly num: number; readonly den: number; readonly perSec: number } {
  const [num = 25, den = 1] = fps.split('/').map(Number)
  return { num, den, perSec: num / den }
}

/** Ids of steps go with the place of their cut; results do not. */
export function recipeOf({ cuts, fps = '25', crossfade = 0, hue }: Edit): string {
  const sec = (frames: number): number => frames / toRate(fps).perSec
  const steps = cuts.flatMap(({ from, start, frames, contrast }, n) => [
    `  - { id: cut${n}, type: SEGMENT, inputs: [${from}], config: { offset: ${sec(start)}, duration: ${sec(frames)} } }`,
    ...(contrast === undefined
      ? []
      : [
          `  - { id: toned${n}, type: TRANSFORM, inputs: [cut${n}], config: { effects: { contrast: ${contrast} } } }`,
        ]),
  ])
  const parts = cuts.map(({ contrast }, n) => (contrast === undefined ? `cut${n}` : `toned${n}`))
  const transition = crossfade === 0 ? 'cut' : `{ type: crossfade, duration: ${sec(crossfade)} }`
  return [
    `canvas: { fps: ${fps} }`,
    'inputs: { a: video, b: video }',
    'steps:',
    ...steps,
    `  - { id: all, type: SEQUENCE, inputs: [${parts.join(', ')}], config: { transition: ${transition}, fit: stretch } }`,
    ...(hue === undefined
      ? []
      : [`  - { id: hued, type: TRANSFORM, inputs: [all], config: { effects: { hue: ${hue} } } }`]),
    `output: ${hue === undefined ? 'all' : 'hued'}`,
  ].join('\n')
}

/** a: 25 fps with noise for sound, which is like itself at one place only. b: NTSC, another size, silent. */
export const SOURCES = {
  a: { fps: 25, frames: 250, firstNumber: 0 },
  b: { fps: 30000 / 1001, frames: 300, firstNumber: 2000 },
} as const

export async function makeSources(): Promise<{ readonly a: string; readonly b: string }> {
  const { a, b } = SOURCES
  const picture = await makeClip({ frames: a.frames, gop: 50, bFrames: 2 })
  const noise = ['-f', 'lavfi', '-i', 'anoisesrc=d=10:c=white:r=48000:a=0.5:seed=5']
  const copy = ['-map', '0:v', '-map', '1:a', '-c:v', 'copy', '-c:a', 'aac', '-b:a', '256k', '-threads', '1']
  return {
    a: await makeFile('mp4', ['-i', picture, ...noise, ...copy]),
    b: await makeClip({
      fps: '30000/1001',
      frames: b.frames,
      width: 128,
      height: 128,
      firstNumber: b.firstNumber,
      gop: 30,
    }),
  }
}

/** The number that a source shows in a frame of the canvas: of the last frame whose nearest place on it is not later. */
export function numberAt({ from }: Pick<Cut, 'from'>, place: number, fps: string): number {
  const source = SOURCES[from]
  let frame = 0
  while (Math.round(((frame + 1) * toRate(fps).perSec) / source.fps) <= place) frame += 1
  return source.firstNumber + frame
}

type Kind = 'piece' | 'sound' | 'join' | 'render'

/** What a planned task is, told by its command. */
export function kindOf(command: readonly string[]): Kind {
  if (command.includes('copy')) return 'join'
  if (command.includes('file:{out}')) return 'render'
  return command.includes('-c:v') ? 'piece' : 'sound'
}

/** How many tasks of each kind a plan has. */
export function countKinds({ tasks }: PlanReport): Readonly<Partial<Record<Kind, number>>> {
  const kinds = Map.groupBy(tasks, ({ command }) => kindOf(command))
  return Object.fromEntries([...kinds].map(([kind, members]) => [kind, members.length]))
}

export const plannedIds = ({ tasks }: PlanReport): readonly string[] =>
  tasks.map(({ id }) => id as string).sort()

export const startedIds = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.event === 'task-started' ? [event.task as string] : [])).sort()

/** Paths of what the tasks of a plan made in its run. */
export async function partsOf(
  { client }: TestEngine,
  tasks: PlanReport['tasks'],
  events: readonly RunEvent[],
): Promise<{ readonly pieces: readonly string[]; readonly sounds: readonly string[] }> {
  const kinds = new Map(tasks.map(({ id, command }) => [id, kindOf(command)]))
  const made = events.flatMap((event) => (event.event === 'task-finished' ? [event] : []))
  const pathsOf = async (kind: Kind): Promise<readonly string[]> => {
    const ofKind = made.filter(({ task }) => kinds.get(task) === kind)
    const located = await Promise.all(ofKind.map(({ cid }) => client.content.locate({ name: cid })))
    return located.map(({ path }) => path as string)
  }
  return { pieces: await pathsOf('piece'), sounds: await pathsOf('sound') }
}

/** Different parameter sets of an H.264 stream, as hex: one for the sequence and one for the pictures where it is all alike. */
export async function parameterSets(file: string): Promise<readonly string[]> {
  const output = ['-map', '0:v:0', '-c', 'copy', '-bsf:v', 'h264_mp4toannexb', '-f', 'h264', '-']
  const bytes = await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-i', file, ...output])
  const units = bytes.toString('latin1').split('\0\0\u0001').slice(1)
  const isParameters = (unit: string): boolean => [7, 8].includes(unit.charCodeAt(0) & 31)
  const hex = (unit: string): string =>
    Buffer.from(unit, 'latin1')
      .toString('hex')
      .replace(/(00)+$/, '')
  return [...new Set(units.filter(isParameters).map(hex))]
}

interface Packets {
  readonly streams: readonly [{ readonly time_base: string; readonly duration: string }]
  readonly packets: readonly { readonly pts: number; readonly dts: number }[]
}

/** As the container says, in whole ticks, in its order. */
export async function packetsOf(file: string, stream: 'v:0' | 'a:0'): Promise<Packets> {
  const show = ['-show_entries', 'packet=pts,dts:stream=time_base,duration', '-of', 'json']
  return JSON.parse(
    (await runTool(TOOLS.ffprobe, ['-v', 'error', '-select_streams', stream, ...show, file])).toString(),
  )
}
