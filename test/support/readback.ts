/** Reads rendered files back, by a plain full decode that shares no code with the engine. See media.ts. */
import { runTool, TOOLS } from './tools.ts'

/** Every decoded frame of the first video stream, shrunk by area averaging; row by row, top left first. */
export async function readPixels(
  file: string,
  size: { readonly width: number; readonly height: number; readonly pixelFormat?: 'gray' | 'rgb24' },
): Promise<Uint8Array[]> {
  const { width, height, pixelFormat = 'gray' } = size
  const filter = `scale=${width}:${height}:flags=area,format=${pixelFormat}`
  const output = ['-map', '0:v:0', '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
  const bytes = await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-i', file, ...output])
  const frameBytes = width * height * (pixelFormat === 'gray' ? 1 : 3)
  return Array.from({ length: bytes.length / frameBytes }, (_, i) =>
    bytes.subarray(i * frameBytes, (i + 1) * frameBytes),
  )
}

/** The numbers of the frames of a `makeClip` picture that fills the whole frame, in the order shown. */
export async function readFrameNumbers(file: string): Promise<number[]> {
  const frames = await readPixels(file, { width: 4, height: 4 })
  return frames.map((cells) => cells.reduce((number, level) => number * 2 + (level > 127 ? 1 : 0), 0))
}

/** The first audio stream (or the nth) mixed to mono, resampled to `rate`; the file's own start is sample 0. */
export async function readAudio(file: string, rate = 48000, stream = 0): Promise<Float32Array> {
  const output = ['-map', `0:a:${stream}`, '-ac', '1', '-ar', String(rate), '-f', 'f32le', '-']
  const bytes = await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-i', file, ...output])
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

/** Where clicks begin, in seconds: the first sample above `level` after at least 100 ms below it. */
export function clickTimes(samples: Float32Array, rate: number, level = 0.1): number[] {
  const found: number[] = []
  let lastLoud = Number.NEGATIVE_INFINITY
  samples.forEach((sample, i) => {
    if (Math.abs(sample) < level) return
    if (i - lastLoud > rate / 10) found.push(i / rate)
    lastLoud = i
  })
  return found
}

/** Frequency around a moment, from zero crossings over 100 ms. A sweep's position is (frequency - 200) / 100 s. */
export function frequencyAt(samples: Float32Array, rate: number, atSec: number): number {
  const from = Math.max(1, Math.round((atSec - 0.05) * rate))
  const crossings: number[] = []
  for (let i = from; i < Math.min(samples.length, from + rate / 10); i++) {
    const before = samples[i - 1] ?? 0
    const after = samples[i] ?? 0
    if (before < 0 && after >= 0) crossings.push(i - after / (after - before))
  }
  const span = (crossings.at(-1) ?? 0) - (crossings[0] ?? 0)
  return span > 0 ? ((crossings.length - 1) * rate) / span : 0
}

export interface DecodeFacts {
  readonly format: string
  readonly durationSec: number
  readonly tags: Readonly<Record<string, string>>
  readonly video?: {
    readonly codec: string
    readonly width: number
    readonly height: number
    readonly pixelFormat: string
    /** As ffprobe writes it: '25/1'. */
    readonly rate: string
    readonly sampleAspect: string
    /** Decoded frames. */
    readonly frames: number
    /** Presentation time of each decoded frame. */
    readonly timesSec: readonly number[]
    readonly keyFrames: readonly number[]
  }
  readonly audio?: {
    readonly codec: string
    readonly sampleRate: number
    readonly channels: number
    /** Decoded samples of one channel. */
    readonly samples: number
    readonly firstSec: number
  }
  readonly streams: readonly string[]
}

interface RawProbe {
  readonly format: { format_name: string; duration?: string; tags?: Record<string, string> }
  readonly streams: readonly Record<string, string | number>[]
  readonly frames?: readonly {
    media_type: string
    stream_index: number
    key_frame: number
    best_effort_timestamp_time: string
    nb_samples?: number
  }[]
}

/** What a full decode counts. @throws when ffprobe cannot read the file. */
export async function decodeFacts(file: string): Promise<DecodeFacts> {
  const show = ['-show_format', '-show_streams', '-show_frames', '-of', 'json']
  const raw = JSON.parse(
    (await runTool(TOOLS.ffprobe, ['-v', 'error', ...show, file])).toString(),
  ) as RawProbe
  const video = raw.streams.find((s) => s.codec_type === 'video')
  const audio = raw.streams.find((s) => s.codec_type === 'audio')
  return {
    format: raw.format.format_name,
    durationSec: Number(raw.format.duration ?? 0),
    tags: raw.format.tags ?? {},
    streams: raw.streams.map((s) => `${s.codec_type}:${s.codec_name}`),
    ...(video === undefined ? {} : { video: videoFacts(raw, video) }),
    ...(audio === undefined ? {} : { audio: audioFacts(raw, audio) }),
  }
}

function videoFacts(raw: RawProbe, stream: Record<string, string | number>) {
  const frames = (raw.frames ?? []).filter((f) => f.stream_index === stream.index)
  return {
    codec: String(stream.codec_name),
    width: Number(stream.width),
    height: Number(stream.height),
    pixelFormat: String(stream.pix_fmt),
    rate: String(stream.r_frame_rate),
    sampleAspect: String(stream.sample_aspect_ratio ?? '1:1'),
    frames: frames.length,
    timesSec: frames.map((f) => Number(f.best_effort_timestamp_time)),
    keyFrames: frames.flatMap((f, i) => (f.key_frame === 1 ? [i] : [])),
  }
}

function audioFacts(raw: RawProbe, stream: Record<string, string | number>) {
  const frames = (raw.frames ?? []).filter((f) => f.stream_index === stream.index)
  return {
    codec: String(stream.codec_name),
    sampleRate: Number(stream.sample_rate),
    channels: Number(stream.channels),
    samples: frames.reduce((sum, frame) => sum + (frame.nb_samples ?? 0), 0),
    firstSec: Number(frames[0]?.best_effort_timestamp_time ?? 0),
  }
}
