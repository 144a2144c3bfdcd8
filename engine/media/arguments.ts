/**
 * The parts of an ffmpeg or ffprobe command line that keep strangers' files in their place (security.md, section 2):
 *
 *   ffmpeg  <runner's>  globalOptions()  strangerInput(a)  strangerInput(b)  -filter_complex …  outputFile(o)
 */
import path from 'node:path'
import { formatNumber } from './graph/escape.ts'
import { isPlaceholder } from './graph/placeholders.ts'
import type { Demuxer } from './probe/facts.ts'

/** Bounds on what a stranger's file may ask of us. */
export const MEDIA_LIMITS = {
  pixels: 36_000_000,
  streams: 64,
  durationSec: 4 * 3600,
  framesPerSec: 240,
  frames: 2_000_000,
  /** Of one allocation inside ffmpeg. */
  allocationBytes: 1 << 30,
} as const

/** Names as ffmpeg's demuxers know themselves; `mov` answers to all of its six, `matroska` to both. */
const FORMAT_WHITELIST =
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,wav,w64,mp3,flac,aac,aiff,gif,apng,' +
  'png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,yuv4mpegpipe'

export interface StrangerInput {
  /** What the magic bytes say; never what the name says. */
  readonly demuxer: Demuxer
  /** Absolute, or a placeholder. */
  readonly path: string
  /** Start reading at the key frame at or before this, in seconds from the file's start. Absent or 0: at the start. */
  readonly seekSec?: number
  /** Threads per decoder; absent: ffmpeg decides. */
  readonly threads?: number
  /** Its pictures are only looked at, small: decoders leave out what nobody sees then. */
  readonly isRough?: boolean
  /** Decoders by stream index; absent: ffmpeg's own choice. */
  readonly decoders?: ReadonlyMap<number, string>
}

/** Options that stand first. Times stay those of the files, with 0 at each file's earliest stream. */
export function globalOptions(): readonly string[] {
  return ['-y', '-max_alloc', String(MEDIA_LIMITS.allocationBytes), '-copyts', '-start_at_zero']
}

/**
 * One input of an ffmpeg command, its options before it. Turned pictures are left as stored (`-noautorotate`): the
 * filter graph turns them, by the probed facts.
 * @throws RangeError when the path is not absolute or the seek is no time.
 */
export function strangerInput({
  demuxer,
  path: file,
  seekSec = 0,
  threads,
  isRough = false,
  decoders = new Map(),
}: StrangerInput): readonly string[] {
  if (seekSec < 0) throw new RangeError(`cannot seek to ${seekSec} s`)
  return [
    ...strangerFormat(demuxer),
    '-noautorotate',
    ...(threads === undefined ? [] : ['-threads', formatNumber(threads)]),
    ...(isRough ? ['-skip_loop_filter:v', 'all'] : []),
    ...[...decoders].flatMap(([index, decoder]) => [`-c:${index}`, decoder]),
    ...(seekSec === 0 ? [] : ['-noaccurate_seek', '-ss', formatNumber(seekSec)]),
    '-i',
    fileUrl(file),
  ]
}

/** The same limits for ffprobe, which takes its file last. */
export function strangerProbe(demuxer: Demuxer, file: string): readonly string[] {
  return ['-max_alloc', String(MEDIA_LIMITS.allocationBytes), ...strangerFormat(demuxer), '-i', fileUrl(file)]
}

function strangerFormat(demuxer: Demuxer): readonly string[] {
  const names = ['-protocol_whitelist', 'file', '-format_whitelist', FORMAT_WHITELIST, '-f', demuxer]
  const sizes = ['-max_pixels', String(MEDIA_LIMITS.pixels), '-max_streams', String(MEDIA_LIMITS.streams)]
  return [...names, ...sizes]
}

/** An output that is not kept: whoever runs the command reads it as it comes. */
export const STDOUT = 'pipe:1'

export interface OutputFile {
  readonly muxer: string
  /** Absolute and in the task's own folder, or a placeholder, or `STDOUT`. */
  readonly path: string
  /** Maps, codecs and their settings, in order. */
  readonly options?: readonly string[]
  /** Tags of the container; nothing else is written into it. */
  readonly tags?: Readonly<Record<string, string>>
}

/**
 * One output. Nothing of the inputs' tags, chapters or attachments gets in, nor the date or our version: the same
 * pictures and sound give the same bytes.
 */
export function outputFile({ muxer, path: file, options = [], tags = {} }: OutputFile): readonly string[] {
  const tagged = Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`])
  const clean = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact']
  return [...options, ...clean, ...tagged, '-f', muxer, file === STDOUT ? STDOUT : fileUrl(file)]
}

/**
 * `file:` keeps ffmpeg from reading a protocol or a number pattern into a name. Takes an absolute path, or a
 * placeholder that will become one.
 */
export function fileUrl(file: string): string {
  const isUsable = isPlaceholder(file) || (path.isAbsolute(file) && !file.includes('\0'))
  if (!isUsable) throw new RangeError(`not an absolute path: ${file}`)
  return `file:${file}`
}
