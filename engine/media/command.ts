/** One task as one ffmpeg command: every clip an input, one filter graph, one encode. */
import { globalOptions, outputFile, strangerInput } from './arguments.ts'
import type { Delivery } from './deliver.ts'
import { seekSecOf } from './graph/clip.ts'
import { use } from './graph/filters.ts'
import { nodeInputs, writeFilter, writeGraph } from './graph/graph-text.ts'
import { inputsFirst } from './graph/order.ts'
import { OUT, placeholderOf } from './graph/placeholders.ts'
import type { ClipNode, InputRef } from './graph/stream.ts'
import type { Profile } from './profiles.ts'

export interface Command {
  /** Arguments after the runner's own, with placeholders for files; see placeholders.ts. */
  readonly argv: readonly string[]
  /** Files it reads, each once. */
  readonly inputs: readonly InputRef[]
}

/** `stepId` is written into the file, so that a file found anywhere can say what it is. */
export function writeCommand(delivery: Delivery, profile: Profile, stepId: string): Command {
  const roots = [delivery.video, delivery.audio].flatMap((stream) => stream?.node ?? [])
  const clips = inputsFirst(roots, nodeInputs).filter((node) => node.kind === 'clip')
  const readings = groupReadings(clips)
  const inputOf = new Map(
    readings.flatMap(({ clips: members }, index) => [...members].map((clip) => [clip, index] as const)),
  )
  const shared = shareStreams(clips, inputOf)
  const graph = writeGraph(roots, (clip) => shared.pads.get(clip) as string)
  const threads = readings.length > FEW_INPUTS ? 1 : undefined
  const inputs = readings.flatMap(({ input, seekSec, clips: members }) =>
    strangerInput({
      demuxer: input.demuxer,
      path: placeholderOf(input),
      seekSec,
      ...(threads ? { threads } : {}),
      decoders: decodersOf([...members]),
    }),
  )
  const maps = graph.outputs.flatMap((pad) => ['-map', pad])
  const output = outputFile({
    muxer: profile.muxer,
    path: OUT,
    options: [...maps, ...encoderOptions(delivery, profile)],
    tags: tagsOf(profile, stepId),
  })
  const argv = [
    ...globalOptions(),
    ...inputs,
    '-filter_complex',
    [...shared.splits, graph.text].join(';'),
    ...output,
  ]
  return { argv, inputs: [...new Map(readings.map(({ input }) => [placeholderOf(input), input])).values()] }
}

const decodersOf = (clips: readonly ClipNode[]): ReadonlyMap<number, string> =>
  new Map(clips.flatMap(({ streamIndex, decoder }) => (decoder ? [[streamIndex, decoder] as const] : [])))

/** Above this many inputs each decoder gets one thread: they take turns, and threads cost memory. */
const FEW_INPUTS = 4

/** One `-i`: clips that begin at about the same place of the same file are decoded together. */
interface Reading {
  readonly input: InputRef
  readonly seekSec: number
  readonly clips: Set<ClipNode>
}

/** Sound and picture of one cut begin within half a frame of each other. */
const TOGETHER_SEC = 0.05

function groupReadings(clips: readonly ClipNode[]): readonly Reading[] {
  const files = new Map<string, FileReadings>()
  for (const clip of clips) {
    const key = placeholderOf(clip.input)
    const file = files.get(key) ?? new FileReadings()
    files.set(key, file)
    file.add(clip)
  }
  return [...files.values()].flatMap(({ readings }) => readings)
}

/** Readings of one file. Kept by time as well, so that ten thousand cuts are not each compared with all the others. */
class FileReadings {
  readonly readings: Reading[] = []
  /** Indexes into `readings` by where they begin, in slots of `TOGETHER_SEC`; some have begun earlier since. */
  readonly #slots = new Map<number, number[]>()

  add(clip: ClipNode): void {
    const seekSec = seekSecOf(clip) === 0 ? 0 : seekSecOf(clip) + clip.originSec
    const index = this.#near(seekSec) ?? this.readings.length
    const found = this.readings[index]
    found?.clips.add(clip)
    if (found && found.seekSec <= seekSec) return
    this.readings[index] = { input: clip.input, seekSec, clips: found?.clips ?? new Set([clip]) }
    const slot = slotOf(seekSec)
    this.#slots.set(slot, [...(this.#slots.get(slot) ?? []), index])
  }

  /** The oldest one that begins near enough; what is near lies in the same slot or beside it. */
  #near(seekSec: number): number | undefined {
    const slot = slotOf(seekSec)
    const candidates = [slot - 1, slot, slot + 1].flatMap((at) => this.#slots.get(at) ?? [])
    const near = candidates.filter(
      (index) => Math.abs((this.readings[index] as Reading).seekSec - seekSec) < TOGETHER_SEC,
    )
    return near.length === 0 ? undefined : Math.min(...near)
  }
}

const slotOf = (seekSec: number): number => Math.floor(seekSec / TOGETHER_SEC)

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
  { video: picture, audio: sound, muxerOptions }: Profile,
): readonly string[] {
  return [
    ...(video && picture
      ? ['-c:v', picture.encoder, ...flags(picture.options, 'v'), '-fps_mode', 'passthrough']
      : []),
    ...(video && picture?.threads ? ['-threads:v', String(picture.threads)] : []),
    ...(video && picture?.isSinglePicture ? ['-frames:v', '1'] : []),
    ...(video && picture ? ['-flags:v', '+bitexact'] : []),
    ...(video && muxerOptions.movflags ? ['-video_track_timescale', String(timescale(video.fps.num))] : []),
    ...(audio && sound ? ['-c:a', sound.encoder, ...flags(sound.options, 'a'), '-flags:a', '+bitexact'] : []),
    ...Object.entries(muxerOptions).flatMap(([name, value]) => [`-${name}`, value]),
  ]
}

/** Frame times are whole numbers in it, and so are halves and quarters for players that show them. */
const timescale = (rate: number): number => (rate * 512 < 2 ** 31 ? rate * 512 : rate)

const flags = (options: Readonly<Record<string, string>>, stream: 'v' | 'a'): readonly string[] =>
  Object.entries(options).flatMap(([name, value]) => [
    name.includes(':') ? `-${name}` : `-${name}:${stream}`,
    value,
  ])

/** Muxers whose files lose tags of ours when others copy them, but keep the comment; WAV knows nothing else. */
const KEEPS_COMMENT = ['mp4', 'mov', 'ipod', 'wav']

function tagsOf({ muxer }: Profile, stepId: string): Readonly<Record<string, string>> {
  if (muxer === 'image2pipe') return {}
  const comment = KEEPS_COMMENT.includes(muxer) ? { comment: `artdag:step=${stepId}` } : {}
  return muxer === 'wav' ? comment : { 'artdag:step': stepId, ...comment }
}
