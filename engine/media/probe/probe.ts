/** Reads what is to be known of a media file, within limits that hold for anybody's file. */
import path from 'node:path'
import { isCutShort } from './cut-short.ts'
import { storedOrientation } from './exif.ts'
import type { AudioFacts, Demuxer, MediaFacts, VideoFacts } from './facts.ts'
import { type Probe, readHeader, scanPackets } from './ffprobe.ts'
import type { FfprobeDocument, FfprobeStream } from './ffprobe-json.ts'
import { type FileClock, onClock, originOf, tickOf } from './file-clock.ts'
import type { Orientation } from './orientation.ts'
import type { PacketScan } from './packet-scan.ts'
import { audioFacts, isAudio } from './probe-audio.ts'
import { checkFacts, unreadable } from './probe-checks.ts'
import { asStill, isVideo, stillFacts, videoFacts } from './probe-video.ts'
import { type ReadAt, withRegularFile } from './read-at.ts'
import { sniff } from './sniff.ts'

/** Raised when the same file gives other facts; kept facts of another version are asked again. */
export const PROBER_VERSION = 3

export interface ProbeOptions {
  readonly signal?: AbortSignal
}

/**
 * Facts of a regular file, by its bytes alone. Reads the whole file once, to count frames; decodes only stills.
 * @throws ArtDagError MEDIA_UNREADABLE (no media, broken), MEDIA_LIMIT (too large), INPUT_MISSING, CANCELLED, TIMED_OUT.
 */
export async function probeFile(
  tools: { readonly ffprobe: { readonly path: string } },
  filePath: string,
  options: ProbeOptions = {},
): Promise<MediaFacts> {
  const file = path.resolve(filePath)
  const bytes = await withRegularFile(file, (readAt, sizeBytes) => lookAtBytes(file, readAt, sizeBytes))
  const { demuxer } = bytes
  const probe: Probe = { program: tools.ffprobe.path, file, demuxer, signal: options }
  const streams = isStillDemuxer(demuxer) ? await probeStill(probe, bytes) : await probeStreams(probe)
  const facts = factsOf(bytes, streams)
  checkFacts(file, facts)
  return facts
}

interface Bytes {
  readonly demuxer: Demuxer
  readonly sizeBytes: number
  readonly isShort: boolean
  /** Of a still, where ffprobe does not tell it. */
  readonly orientation: Orientation | undefined
}

async function lookAtBytes(file: string, readAt: ReadAt, sizeBytes: number): Promise<Bytes> {
  const demuxer = await sniff(readAt)
  if (demuxer === undefined) throw unreadable(file, 'its bytes are of no format that is read here')
  const isShort = await isCutShort(demuxer, readAt, sizeBytes)
  return { demuxer, sizeBytes, isShort, orientation: await storedOrientation(demuxer, readAt) }
}

interface Streams {
  readonly video: readonly VideoFacts[]
  readonly audio: readonly AudioFacts[]
  readonly isStill: boolean
  /** Packets end well before the length that the container states. */
  readonly isCut: boolean
}

const isStillDemuxer = (demuxer: Demuxer): boolean => demuxer.endsWith('_pipe')

async function probeStill(probe: Probe, { orientation }: Bytes): Promise<Streams> {
  const document = await readHeader(probe, ['-show_frames', '-read_intervals', '%+#1'])
  const stream = document.streams.find(isVideo)
  if (!stream || document.frames?.length === 0)
    throw unreadable(probe.file, 'it has no picture that can be decoded')
  const video = [stillFacts(stream, document.frames?.[0]?.side_data_list ?? [], orientation)]
  return { video, audio: [], isStill: true, isCut: false }
}

async function probeStreams(probe: Probe): Promise<Streams> {
  const document = await readHeader(probe, [])
  const packets = await scanPackets(probe)
  const clock: FileClock = { originSec: originOf(document), demuxer: probe.demuxer }
  const video = bestFirst(document.streams.filter(isVideo)).flatMap(
    (stream) => videoFacts(stream, packets.packetsOf(stream.index), clock) ?? [],
  )
  const audio = document.streams
    .filter(isAudio)
    .flatMap((stream) => audioFacts(stream, packets.packetsOf(stream.index), clock) ?? [])
  const isStill = video[0]?.frames === 1 && audio.length === 0 && mayBeStill(probe.demuxer, document)
  return { video, audio, isStill, isCut: endsBeforeStated(document, packets, clock) }
}

/** Containers in whose header the length was written when the file was whole; elsewhere ffprobe only guesses it. */
const STATES_LENGTH: readonly Demuxer[] = ['mov', 'matroska', 'avi', 'flv', 'flac']
/** Lengths are rounded, and the last picture or packet may count or not. */
const CUT_FROM_SEC = 0.4
const CUT_FROM_PART = 0.02

function endsBeforeStated(
  { streams, format: { duration = 0 } }: FfprobeDocument,
  packets: PacketScan,
  clock: FileClock,
): boolean {
  if (!STATES_LENGTH.includes(clock.demuxer)) return false
  const ends = streams.map(
    ({ index, time_base }) => (packets.packetsOf(index).end ?? Number.NaN) * tickOf(time_base),
  )
  const endSec = onClock(Math.max(0, ...ends.filter((end) => !Number.isNaN(end))), clock)
  return duration - endSec > Math.max(CUT_FROM_SEC, duration * CUT_FROM_PART)
}

/** GIF and APNG hold one picture or many; an AVIF is one picture in the clothes of a video. */
function mayBeStill(demuxer: Demuxer, document: FfprobeDocument): boolean {
  const brand = document.format.tags?.major_brand ?? ''
  return demuxer === 'gif' || demuxer === 'apng' || brand === 'avif' || brand === 'mif1'
}

/** What the file marks as its default, then the largest picture, then the first. */
function bestFirst(streams: readonly FfprobeStream[]): readonly FfprobeStream[] {
  const area = (stream: FfprobeStream) => (stream.width ?? 0) * (stream.height ?? 0)
  const isDefault = (stream: FfprobeStream) => stream.disposition?.default ?? 0
  return streams.toSorted((a, b) => isDefault(b) - isDefault(a) || area(b) - area(a) || a.index - b.index)
}

function factsOf(
  { demuxer, sizeBytes, isShort }: Bytes,
  { video, audio, isStill, isCut }: Streams,
): MediaFacts {
  const kind = isStill ? 'image' : video.length > 0 ? 'video' : 'audio'
  const shown = isStill ? video.map(asStill) : video
  const durationSec = Math.max(0, ...[...shown, ...audio].map((stream) => stream.endSec))
  return { v: 1, kind, demuxer, sizeBytes, durationSec, isCut: isShort || isCut, video: shown, audio }
}
