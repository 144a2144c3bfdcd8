/** The two questions put to ffprobe about a file: what is in it, and where its packets lie. */
import { ArtDagError } from '../../contract/errors.ts'
import { MEDIA_LIMITS, strangerProbe } from '../arguments.ts'
import { readOutput, runProcess } from '../process/spawn-process.ts'
import type { Demuxer } from './facts.ts'
import { FfprobeDocument } from './ffprobe-json.ts'
import { PACKET_OPTIONS, PacketScan } from './packet-scan.ts'
import { checkHeader, probeError, unreadable } from './probe-checks.ts'

/** A file to ask about. */
export interface Probe {
  /** Path of ffprobe. */
  readonly program: string
  readonly file: string
  readonly demuxer: Demuxer
  readonly signal: { readonly signal?: AbortSignal }
}

const HEADER_TIMEOUT_SEC = 30
const PACKETS_TIMEOUT_SEC = 1200
/** Without a packet in this time the file is given up. */
const PACKETS_STALL_SEC = 20
const HEADER_BYTES = 8 * 1024 * 1024

/** Streams and container; `more` are further things to show. */
export async function readHeader(
  { program, file, demuxer, signal }: Probe,
  more: readonly string[],
): Promise<FfprobeDocument> {
  const show = ['-of', 'json', '-show_format', '-show_streams', ...more]
  const argv = ['-hide_banner', '-loglevel', 'error', ...show, ...strangerProbe(demuxer, file)]
  const limits = { timeoutSec: HEADER_TIMEOUT_SEC, maxOutputBytes: HEADER_BYTES }
  const { outcome, stdout } = await readOutput({ program, argv, ...limits, ...signal })
  if (outcome.kind !== 'ok') throw probeError(file, outcome)
  const document = readDocument(file, stdout)
  checkHeader(file, document, outcome)
  return document
}

function readDocument(file: string, stdout: string): FfprobeDocument {
  try {
    return FfprobeDocument.parse(JSON.parse(stdout))
  } catch (cause) {
    throw unreadable(file, 'ffprobe describes it in a way that is not understood', cause)
  }
}

/** Every packet of the file; reads all of it. */
export async function scanPackets({ program, file, demuxer, signal }: Probe): Promise<PacketScan> {
  const argv = ['-hide_banner', '-loglevel', 'error', ...PACKET_OPTIONS, ...strangerProbe(demuxer, file)]
  const scan = new PacketScan()
  const outcome = await runProcess({
    ...{ program, argv, timeoutSec: PACKETS_TIMEOUT_SEC, stallSec: PACKETS_STALL_SEC, ...signal },
    onStdout: (chunk, control) => {
      scan.push(chunk)
      control.touch()
      if (scan.count > MOST_PACKETS) control.overLimit('output')
    },
  })
  if (outcome.limit === 'output') {
    throw new ArtDagError('MEDIA_LIMIT', `${file} has more than ${MOST_PACKETS} packets.`, {
      hint: 'Cut it first.',
    })
  }
  if (outcome.kind !== 'ok') throw probeError(file, outcome)
  return scan
}

/** Frames of the longest video, and sound beside it. */
const MOST_PACKETS = 2 * MEDIA_LIMITS.frames
