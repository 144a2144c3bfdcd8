/** One ffmpeg command: every clip an input, one filter graph, one encode for each file it writes. */
import { globalOptions, outputFile, strangerInput } from './arguments.ts'
import type { Delivery } from './deliver.ts'
import { deviceOptions, handOver } from './encoders/hand-over.ts'
import { use } from './graph/filters.ts'
import { nodeInputs, writeFilter, writeGraph } from './graph/graph-text.ts'
import { inputsFirst } from './graph/order.ts'
import { OUT, placeholderOf } from './graph/placeholders.ts'
import type { ClipNode, InputRef, StreamNode } from './graph/stream.ts'
import type { Profile } from './profiles.ts'
import { groupReadings, type Reading } from './readings.ts'

export interface Command {
  /** Arguments after the runner's own, with placeholders for files; see placeholders.ts. */
  readonly argv: readonly string[]
  /** Files it reads, each once. */
  readonly inputs: readonly InputRef[]
  /** Files that `{list}` names, in order. */
  readonly list?: readonly InputRef[]
}

/** One file to write. Nothing of it is in two outputs of a command but what they share of the expression. */
export interface CommandOutput {
  readonly delivery: Delivery
  readonly profile: Profile
  /** Written into the file, so that a file found anywhere can say what it is. Absent: a file nobody sees. */
  readonly stepId?: string
  /** Placeholder of the file, or `STDOUT`; default `{out}`. */
  readonly path?: string
  /** Pictures are only looked at, small. Of a command with several outputs, only where all say so. */
  readonly isRough?: boolean
}

/** Outputs that read near places of one file share its decoder. */
export function writeCommand(...outputs: readonly CommandOutput[]): Command {
  const roots = outputs.map(({ delivery }) => rootsOf(delivery))
  const clips = clipsOf(roots)
  const readings = groupReadings(clips)
  const inputOf = new Map(
    readings.flatMap(({ clips: members }, index) => [...members].map((clip) => [clip, index] as const)),
  )
  const shared = shareStreams(clips.flat(), inputOf)
  const graph = writeGraph(roots.flat(), (clip) => shared.pads.get(clip) as string)
  const free = [...graph.outputs]
  const handed = outputs.map((output, index) => handOver(output, free.splice(0, roots[index]?.length)))
  const busy = readings.length + outputs.length
  const isRough = outputs.every((output) => output.isRough)
  const argv = [
    ...globalOptions(),
    ...deviceOptions(outputs.map(({ profile }) => profile)),
    ...readings.flatMap((reading) => readInput(reading, { busy, isRough })),
    '-filter_complex',
    [...shared.splits, graph.text, ...handed.flatMap(({ chain }) => chain)].join(';'),
    ...outputs.flatMap((output, index) => writeOutput(output, handed[index]?.pads ?? [])),
  ]
  return { argv, inputs: [...new Map(readings.map(({ input }) => [placeholderOf(input), input])).values()] }
}

const rootsOf = ({ video, audio }: Delivery): readonly StreamNode[] =>
  [video, audio].flatMap((stream) => stream?.node ?? [])

/** Clips of each output, those that an earlier one has as well left out. */
function clipsOf(outputs: readonly (readonly StreamNode[])[]): readonly (readonly ClipNode[])[] {
  const seen = new Set<StreamNode>()
  return outputs.map((roots) => {
    const fresh = inputsFirst(roots, nodeInputs).filter((node) => node.kind === 'clip' && !seen.has(node))
    for (const clip of fresh) seen.add(clip)
    return fresh as readonly ClipNode[]
  })
}

function readInput(
  { input, seekSec, clips }: Reading,
  { busy, isRough }: { readonly busy: number; readonly isRough: boolean },
): readonly string[] {
  return strangerInput({
    demuxer: input.demuxer,
    path: placeholderOf(input),
    seekSec,
    ...(busy > FEW ? { threads: 1 } : {}),
    isRough,
    decoders: decodersOf([...clips]),
  })
}

function writeOutput(
  { delivery, profile, stepId, path = OUT }: CommandOutput,
  pads: readonly string[],
): readonly string[] {
  return outputFile({
    muxer: profile.muxer,
    path,
    options: [...pads.flatMap((pad) => ['-map', pad]), ...encoderOptions(delivery, profile)],
    tags: stepId === undefined ? {} : tagsOf(profile, stepId),
  })
}

const decodersOf = (clips: readonly ClipNode[]): ReadonlyMap<number, string> =>
  new Map(clips.flatMap(({ streamIndex, decoder }) => (decoder ? [[streamIndex, decoder] as const] : [])))

/** Above this many inputs and outputs each decoder gets one thread: they take turns, and threads cost memory. */
const FEW = 5

/**
 * Which pad each clip reads. A stream that several clips of one reading want enters the graph once and is split there:
 * where one decoder feeds two pads of a graph, ffmpeg 7.0 comes to a standstill now and then (its demuxer is told to
 * wait for ever), in one of five crossfades with sound.
 */
function shareStreams(
  clips: readonly ClipNode[],
  inputOf: ReadonlyMap<ClipNode, number>,
): { readonly splits: readonly string[]; readonly pads: ReadonlyMap<ClipNode, string> } {
  const users = Map.groupBy(clips, (clip) => `${inputOf.get(clip)}:${clip.streamIndex}`)
  const pads = new Map<ClipNode, string>()
  const splits: string[] = []
  for (const [stream, sharers] of users) {
    const isShared = sharers.length > 1
    for (const clip of sharers) pads.set(clip, isShared ? `s${pads.size}` : stream)
    if (isShared) splits.push(splitStream(stream, sharers, pads))
  }
  return { splits, pads }
}

function splitStream(
  stream: string,
  sharers: readonly ClipNode[],
  pads: ReadonlyMap<ClipNode, string>,
): string {
  const filter = use(sharers[0]?.media === 'video' ? 'split' : 'asplit', { outputs: sharers.length })
  return `[${stream}]${writeFilter(filter)}${sharers.map((clip) => `[${pads.get(clip)}]`).join('')}`
}

function encoderOptions(
  { video, audio }: Delivery,
  { video: picture, audio: sound, muxer, muxerOptions }: Profile,
): readonly string[] {
  return [
    ...(video && picture
      ? ['-c:v', picture.encoder, ...flags(picture.options, 'v'), '-fps_mode', 'passthrough']
      : []),
    ...(video && picture?.threads ? ['-threads:v', String(picture.threads)] : []),
    ...(video && picture?.isSinglePicture ? ['-frames:v', '1'] : []),
    ...(video && picture ? ['-flags:v', '+bitexact'] : []),
    ...(video && MOV_MUXERS.includes(muxer)
      ? ['-video_track_timescale', String(timescale(video.fps.num))]
      : []),
    ...(audio && sound ? ['-c:a', sound.encoder, ...flags(sound.options, 'a'), '-flags:a', '+bitexact'] : []),
    ...Object.entries(muxerOptions).flatMap(([name, value]) => [`-${name}`, value]),
  ]
}

const MOV_MUXERS = ['mp4', 'mov']

/** Frame times are whole numbers in it, and so are halves and quarters for players that show them. */
export const timescale = (rate: number): number => (rate * 512 < 2 ** 31 ? rate * 512 : rate)

const flags = (options: Readonly<Record<string, string>>, stream: 'v' | 'a'): readonly string[] =>
  Object.entries(options).flatMap(([name, value]) => [
    name.includes(':') ? `-${name}` : `-${name}:${stream}`,
    value,
  ])

/** Muxers whose files lose tags of ours when others copy them, but keep the comment; WAV knows nothing else. */
const KEEPS_COMMENT = ['mp4', 'mov', 'ipod', 'wav']

/** What a file says of the step it is the result of. */
export function tagsOf({ muxer }: Profile, stepId: string): Readonly<Record<string, string>> {
  if (muxer === 'image2pipe') return {}
  const comment = KEEPS_COMMENT.includes(muxer) ? { comment: `artdag:step=${stepId}` } : {}
  return muxer === 'wav' ? comment : { 'artdag:step': stepId, ...comment }
}
