/** The one ffmpeg command that somebody who knows ffmpeg would write: an input seek for every cut, one graph, one encode. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Rational } from '../../engine/media/probe/facts.ts'
import { runTool, TOOLS } from '../support/tools.ts'
import type { BenchClip } from './clips.ts'

export interface OneCommand {
  readonly inputs: readonly string[]
  /** Its results are the pads `v` and `a`. */
  readonly graph: string
  /** Said again for the output: `setpts` forgets it, and ffmpeg would take 25. */
  readonly fps: Rational
}

/** Frames of a clip, counted on its own rate. */
export interface Cut {
  readonly from: number
  readonly frames: number
}

/** The settings of profile `mp4`, but for the number of threads, which is left to x264. */
const X264 = ['-c:v', 'libx264', '-preset', 'fast', '-crf', '18', '-g', '48', '-profile:v', 'high']
const OUTPUT = [...X264, '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart']

/** One input that begins half a frame before the cut, so that no rounding loses its first frame. */
export function seekTo({ path, fps }: BenchClip, { from, frames }: Cut): readonly string[] {
  const at = (frame: number): string => ((frame * fps.den) / fps.num).toFixed(6)
  return ['-ss', at(Math.max(0, from - 0.5)), '-t', at(frames), '-i', path]
}

/** Cuts one after the other. */
export function joinCuts(clip: BenchClip, cuts: readonly Cut[]): OneCommand {
  const parts = cuts.map((_, n) => `[${n}:v]setpts=PTS-STARTPTS[v${n}];[${n}:a]asetpts=PTS-STARTPTS[a${n}];`)
  const pads = cuts.map((_, n) => `[v${n}][a${n}]`).join('')
  return {
    fps: clip.fps,
    inputs: cuts.flatMap((cut) => seekTo(clip, cut)),
    graph: `${parts.join('')}${pads}concat=n=${cuts.length}:v=1:a=1[v][a]`,
  }
}

const LOSSLESS = [
  '-c:v',
  'libx264',
  '-preset',
  'ultrafast',
  '-qp',
  '0',
  '-pix_fmt',
  'yuv420p',
  '-c:a',
  'flac',
]

/** @throws when ffmpeg fails */
export async function runOneCommand(
  { inputs, graph, fps }: OneCommand,
  file: string,
  output: readonly string[] = OUTPUT,
): Promise<void> {
  const maps = ['-filter_complex', graph, '-map', '[v]', '-map', '[a]', '-r', `${fps.num}/${fps.den}`]
  await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...inputs, ...maps, ...output, file])
}

/** Luma PSNR of each file, in dB, against a lossless render of the command. Frames are compared by their number. */
export async function psnrAgainst(
  command: OneCommand,
  files: readonly string[],
  folder: string,
): Promise<readonly number[]> {
  const lossless = path.join(folder, 'lossless.mkv')
  await runOneCommand(command, lossless, LOSSLESS)
  // Said alike of both: where only one is tagged, ffmpeg would convert its colours before it compares.
  const plain = 'setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709'
  const counted = `${plain},format=yuv420p,settb=1/1000,setpts=N`
  const graph = `[0:v]${counted}[a];[1:v]${counted}[b];[a][b]psnr`
  const values: number[] = []
  for (const file of files) {
    const argv = [
      '-nostdin',
      '-nostats',
      '-i',
      file,
      '-i',
      lossless,
      '-filter_complex',
      graph,
      '-f',
      'null',
      '-',
    ]
    const { stderr } = await promisify(execFile)(TOOLS.ffmpeg, argv, { maxBuffer: 1 << 26 })
    values.push(Number(/PSNR y:([\d.]+)/.exec(stderr)?.[1]))
  }
  return values
}
