/**
 * Clips that tests make themselves; readback.ts beside this file reads rendered files back.
 *
 * media.ts
 *   makeClip(spec) -> path      frame-numbered picture and measurable sound; made once per spec, never to be changed
 *   makeFile(ext, argv) -> path anything else ffmpeg can make; the same cache
 * readback.ts
 *   readFrameNumbers(file)      number of each decoded frame, in order, at any size the picture was scaled to
 *   readPixels(file, size)      every decoded frame scaled to a few pixels: gray or rgb24 bytes
 *   readAudio(file, rate)       mono samples;  clickTimes(samples, rate), frequencyAt(samples, rate, sec)
 *   decodeFacts(file)           what a full decode by ffprobe counts: frames, samples, times, sizes
 *
 * The frame number is the picture: a 4 x 4 grid of black and white cells, 16 bits, most significant at the top left.
 * Clicks are at every whole second (5 ms of 1 kHz); the sweep has 200 + 100 t Hz at t seconds.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool, TOOLS } from './tools.ts'

export interface ClipSpec {
  /** Frames of the picture; 0 for sound alone. Default 50. */
  readonly frames?: number
  /** '25' or '30000/1001'. */
  readonly fps?: string
  readonly width?: number
  readonly height?: number
  readonly gop?: number
  readonly bFrames?: number
  /** Number shown in the first frame, to tell clips apart. */
  readonly firstNumber?: number
  readonly codec?:
    | 'libx264'
    | 'mpeg4'
    | 'mpeg2video'
    | 'ffv1'
    | 'libvpx-vp9'
    | 'prores_ks'
    | 'gif'
    | 'png'
    | 'mjpeg'
  readonly pixelFormat?: string
  /** Default 'none'. */
  readonly sound?: 'clicks' | 'sweep' | 'silence' | 'none'
  /** Default: as long as the picture, or 2 s. */
  readonly soundSec?: number
  readonly sampleRate?: number
  /** 1, 2 or 6 (5.1, which has sound in the front left only). */
  readonly channels?: 1 | 2 | 6
  readonly audioCodec?: string
  /** Extension, which chooses the muxer. Default 'mp4'. */
  readonly container?: string
  /** Every odd frame comes 0.4 frames late. */
  readonly variable?: boolean
  /** Clockwise turn written into the file, not into the pixels: 90, 180, 270. */
  readonly rotationDeg?: number
  /** '2:1' and the like. */
  readonly sampleAspect?: string
  /** All time stamps moved by this. */
  readonly startSec?: number
  /** Further output options, before the file name. */
  readonly extra?: readonly string[]
}

const folder = path.join(tmpdir(), 'artdag-test-media')

/** Makes a file with ffmpeg, or finds the one made earlier by the same command. The caller must not change it. */
export async function makeFile(extension: string, argv: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify([TOOLS.ffmpeg, argv]))
    .digest('hex')
  const file = path.join(folder, `${hash.slice(0, 24)}.${extension}`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const temporary = path.join(folder, `${process.pid}-${performance.now()}.${extension}`)
  await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...argv, temporary])
  renameSync(temporary, file)
  return file
}

/** A frame-numbered clip as the spec says. 50 frames take about 60 ms. */
export async function makeClip(spec: ClipSpec = {}): Promise<string> {
  const upright = await makeFile(spec.container ?? 'mp4', [
    ...pictureSource(spec),
    ...soundSource(spec),
    ...encoding(spec),
    ...(spec.extra ?? []),
  ])
  return spec.rotationDeg === undefined ? upright : await rotated(upright, spec.rotationDeg)
}

/** A file that says its picture is to be turned clockwise when shown. */
async function rotated(upright: string, degrees: number): Promise<string> {
  const copy = ['-map', '0', '-c', 'copy']
  const version = (await runTool(TOOLS.ffmpeg, ['-version'])).toString()
  const isOld = /version n?[45]\./.test(version)
  const old = ['-i', upright, ...copy, '-metadata:s:v:0', `rotate=${degrees}`]
  const now = ['-display_rotation:v:0', String(-degrees), '-i', upright, ...copy]
  return await makeFile('mp4', isOld ? old : now)
}

function pictureSource(spec: ClipSpec): string[] {
  if (spec.frames === 0) return []
  const { fps = '25', width = 160, height = 96, firstNumber = 0 } = spec
  const bit = `mod(floor((N+${firstNumber})/pow(2,15-(4*Y+X))),2)`
  const filters = [
    `color=c=black:s=4x4:r=${fps}:d=36000`,
    'format=yuv444p',
    `geq=lum='16+219*${bit}':cb=128:cr=128`,
    `scale=${width}:${height}:flags=neighbor`,
    `setsar=${(spec.sampleAspect ?? '1:1').replace(':', '/')}`,
  ]
  if (spec.variable) filters.push('settb=1/90000', `setpts=round((N+0.4*mod(N\\,2))/(${fps})/TB)`)
  return ['-f', 'lavfi', '-i', filters.join(',')]
}

function soundSource(spec: ClipSpec): string[] {
  const { sound = 'none', channels = 2, sampleRate = 48000 } = spec
  if (sound === 'none') return []
  const wave = {
    clicks: 'if(lt(mod(t,1),0.005),0.8*sin(2*PI*1000*mod(t,1)),0)',
    sweep: '0.5*sin(2*PI*(200*t+50*t*t))',
    silence: '0',
  }[sound]
  const layout = { 1: 'mono', 2: 'stereo', 6: '5.1' }[channels]
  const waves = channels === 6 ? [wave, '0', '0', '0', '0', '0'] : Array(channels).fill(wave)
  const quoted = waves.join('|').replaceAll(',', '\\,')
  const input = `aevalsrc=${quoted}:c=${layout}:s=${sampleRate}:d=${soundSec(spec)}`
  return ['-f', 'lavfi', '-i', input]
}

function soundSec(spec: ClipSpec): number {
  const [num = 25, den = 1] = (spec.fps ?? '25').split('/').map(Number)
  return spec.soundSec ?? (spec.frames === 0 ? 2 : ((spec.frames ?? 50) * den) / num)
}

function encoding(spec: ClipSpec): string[] {
  const { codec = 'libx264', gop = 12, frames = 50, audioCodec, startSec } = spec
  const out: string[] = []
  if (frames > 0) {
    out.push('-c:v', codec, '-frames:v', String(frames), '-fps_mode', 'passthrough')
    if (codec !== 'gif' && codec !== 'png') out.push('-g', String(gop), '-bf', String(spec.bFrames ?? 0))
    if (codec === 'libx264') out.push('-preset', 'ultrafast', '-crf', '12', '-sc_threshold', '0')
    if (codec === 'mpeg4' || codec === 'mpeg2video' || codec === 'mjpeg') out.push('-q:v', '3')
    if (codec === 'libvpx-vp9') out.push('-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1M')
    if (codec !== 'gif' && codec !== 'png') out.push('-pix_fmt', spec.pixelFormat ?? 'yuv420p')
    if (spec.variable) out.push('-enc_time_base', '1:90000')
    if (spec.variable && (spec.container ?? 'mp4') === 'mp4') out.push('-video_track_timescale', '90000')
  }
  if (spec.sound !== undefined && spec.sound !== 'none' && audioCodec !== undefined)
    out.push('-c:a', audioCodec)
  if (startSec !== undefined) out.push('-output_ts_offset', String(startSec))
  return [...out, '-threads', '1']
}
