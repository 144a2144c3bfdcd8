/** Songs and videos as analyses know them, without any file: for plans that follow beats. */
import type { AudioAnalysis, Series, VideoAnalysis } from '../../engine/contract/analysis.ts'
import { lengthOf } from '../../engine/media/graph/length.ts'
import type { MediaFacts, Rational } from '../../engine/media/probe/facts.ts'
import type { ResolvedGraph, ResolvedStep } from '../../engine/plan/graph.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { factsOf } from '../plan/kit.ts'

export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

const flat = (durationSec: number, value: number): Series => ({
  hopSec: 0.1,
  values: range(Math.ceil(durationSec / 0.1)).map(() => value),
})

/** Beats every `60 / bpm` seconds from `firstSec` on, four in a bar, unless given. */
export function songOf(
  durationSec: number,
  { bpm = 120, firstSec = 0, ...more }: Partial<AudioAnalysis> & { bpm?: number; firstSec?: number } = {},
): AudioAnalysis {
  const beats = range(Math.ceil(((durationSec - firstSec) * bpm) / 60)).map((n) => firstSec + (n * 60) / bpm)
  const tone = flat(durationSec, 0.1)
  return {
    durationSec,
    tempo: { bpm, confidence: 1, second: null },
    tempi: [{ atSec: 0, bpm }],
    beats,
    downbeats: beats.filter((_, n) => n % 4 === 0),
    meter: 4,
    onsets: beats,
    energy: tone,
    bands: { bass: tone, mid: tone, high: tone },
    loudness: { integratedLufs: -14, rangeLu: 5, truePeakDb: -1 },
    silences: [],
    sections: [],
    ...more,
  }
}

export const videoOf = (durationSec: number, more: Partial<VideoAnalysis> = {}): VideoAnalysis => ({
  durationSec,
  scenes: [],
  motion: flat(durationSec, 0.1),
  motionPeaks: [],
  motionTempo: null,
  black: [],
  still: [],
  ...more,
})

/** Facts of a clip of so many frames. */
export const clipFacts = (frames: number, fps: Rational = { num: 25, den: 1 }): MediaFacts =>
  factsOf({ frames, fps, endSec: (frames * fps.den) / fps.num })

export const songFacts = (durationSec: number): MediaFacts => ({
  ...factsOf({ endSec: durationSec }),
  kind: 'audio',
  demuxer: 'flac',
  video: [],
})

/** Steps of a type, in the graph's order. */
export const stepsOf = (graph: ResolvedGraph, type: string): readonly ResolvedStep[] =>
  graph.steps.filter((step) => step.type === type)

/** Offsets and lengths of SEGMENT steps, in frames. */
export const cutsOf = (graph: ResolvedGraph): readonly (readonly [string, number, number])[] =>
  stepsOf(graph, 'SEGMENT').map(({ inputs, config }) => {
    const frames = (sec: unknown): number => ((sec as number) * graph.canvas.fps.num) / graph.canvas.fps.den
    const whole = [frames(config.offset), frames(config.duration)].map((value) => Number(value.toFixed(6)))
    return [inputs[0] as string, ...(whole as [number, number])]
  })

/** Points of RETIME steps in frames of the clip and of the result, each step's own going on where the one before ended. */
export function pointsOf(graph: ResolvedGraph): readonly (readonly [from: number, at: number])[] {
  let start = 0
  return stepsOf(graph, 'RETIME').flatMap(({ config }) => {
    const { num, den } = graph.canvas.fps
    const points = (config.points as readonly (readonly [number, number])[]).map(
      ([from, at]) =>
        [(from * num) / den, (at * num) / den + start].map((n) => Number(n.toFixed(6))) as [number, number],
    )
    start = points.at(-1)?.[1] ?? start
    return points
  })
}

export const framesOf = (plan: Plan): number => lengthOf(plan.output.delivery).length

/** Ids of the pieces, in the order of the result. */
export const piecesOf = ({ tasks }: Plan): readonly string[] =>
  (tasks.at(-1)?.parts ?? []).flatMap(({ task }) => (task.kind === 'piece' ? [task.id] : []))

/** The same with one beat moved. */
export const moved = (song: AudioAnalysis, index: number, bySec: number): AudioAnalysis => {
  const move = (sec: number): number => (sec === song.beats[index] ? sec + bySec : sec)
  return { ...song, beats: song.beats.map(move), downbeats: song.downbeats.map(move) }
}
