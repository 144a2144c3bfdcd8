/** Reads what is to be known of a media file, within limits that hold for anybody's file. */
import path from 'node:path'
import type { AudioFacts, Demuxer, MediaFacts, VideoFacts } from './facts.ts'
import { type Probe, readHeader, scanPackets } from './ffprobe.ts'
import type { FfprobeDocument, FfprobeStream } from './ffprobe-json.ts'
import { type FileClock, originOf } from './file-clock.ts'
import { audioFacts, isAudio } from './probe-audio.ts'
import { checkFacts, unreadable } from './probe-checks.ts'
import { asStill, isVideo, stillFacts, videoFacts } from './probe-video.ts'
import { withRegularFile } from './read-at.ts'
import { sniff } from './sniff.ts'

/** Raised when the same file gives other facts; kept facts of another version are asked again. */
export const PROBER_VERSION = 1

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
  const { demuxer, sizeBytes } = await withRegularFile(file, async (readAt, size) => ({
    demuxer: await sniff(readAt),
    sizeBytes: size,
  }))
  if (demuxer === undefined) throw unreadable(file, 'its bytes are of no format that is read here')
  const probe: Probe = { program: tools.ffprobe.path, file, demuxer, signal: options }
  const streams = isStillDemuxer(demuxer) ? await probeStill(probe) : await probeStreams(probe)
  const facts = factsOf(demuxer, sizeBytes, streams)
  checkFacts(file, facts)
  return facts
}

interface Streams {
  readonly video: readonly VideoFacts[]
  readonly audio: readonly AudioFacts[]
  readonly isStill: boolean
}

const isStillDemuxer = (demuxer: Demuxer): boolean => demuxer.endsWith('_pipe')

async function probeStill(probe: Probe): Promise<Streams> {
  const document = await readHeader(probe, ['-show_frames', '-read_intervals', '%+#1'])
  const stream = document.streams.find(isVideo)
  if (!stream || document.frames?.length === 0)
    throw unreadable(probe.file, 'it has no picture that can be decoded')
  const turn =
    document.frames?.[0]?.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0
  return { video: [stillFacts(stream, -turn)], audio: [], isStill: true }
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
  return { video, audio, isStill }
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

function factsOf(demuxer: Demuxer, sizeBytes: number, { video, audio, isStill }: Streams): MediaFacts {
  const kind = isStill ? 'image' : video.length > 0 ? 'video' : 'audio'
  const shown = isStill ? video.map(asStill) : video
  const durationSec = Math.max(0, ...[...shown, ...audio].map((stream) => stream.endSec))
  return { v: 1, kind, demuxer, sizeBytes, durationSec, video: shown, audio }
}
