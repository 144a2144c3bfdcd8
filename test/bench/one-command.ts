/** The one ffmpeg command that somebody who knows ffmpeg would write: an input seek for every cut, one graph, one encode. */
import { execFile } from 'node:child_process'
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

/** @throws when ffmpeg fails */
export async function runOneCommand({ inputs, graph, fps }: OneCommand, file: string): Promise<void> {
  const maps = ['-filter_complex', graph, '-map', '[v]', '-map', '[a]', '-r', `${fps.num}/${fps.den}`]
  await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...inputs, ...maps, ...OUTPUT, file])
}

/**
 * Luma PSNR of each file, in dB, against what the command's graph gives before any encoder. Frames are compared by
 * their number.
 */
export async function psnrAgainst(
  { inputs, graph }: OneCommand,
  files: readonly string[],
): Promise<readonly number[]> {
  const first = inputs.filter((word) => word === '-i').length
  const counted = 'format=yuv420p,settb=1/1000,setpts=N'
  const references = files.map((_, n) => `[r${n}]`).join('')
  const compared = files.map((_, n) => `[${first + n}:v]${counted}[o${n}];[o${n}][r${n}]psnr@file${n}[p${n}]`)
  const whole = [graph, `[v]${counted},split=${files.length}${references}`, ...compared].join(';')
  const given = [...inputs, ...files.flatMap((file) => ['-i', file])]
  const maps = ['a', ...files.map((_, n) => `p${n}`)].flatMap((pad) => ['-map', `[${pad}]`])
  const argv = ['-nostdin', '-nostats', ...given, '-filter_complex', whole, ...maps, '-f', 'null', '-']
  const { stderr } = await promisify(execFile)(TOOLS.ffmpeg, argv, { maxBuffer: 1 << 26 })
  return files.map((_, n) => Number(new RegExp(`file${n} @ .*PSNR y:([\\d.]+)`).exec(stderr)?.[1]))
}
