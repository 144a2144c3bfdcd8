/** Is a rendered file what was asked for: every frame by its number, sound as long as the picture, no worse to look at. */
import { runTool, TOOLS } from '../support/tools.ts'
import { readStrip } from './read-strip.ts'
import type { Workload } from './workload.ts'

/** @throws naming the first frame that is not the planned one */
export async function checkFrames(file: string, { name, strips }: Workload, whose: string): Promise<void> {
  for (const { region, numbers } of strips) {
    const seen = await readStrip(file, region)
    const wrong = numbers.findIndex((number, frame) => seen[frame] !== number)
    if (wrong >= 0)
      throw new Error(`${name}, ${whose}: frame ${wrong} shows ${seen[wrong]} and not ${numbers[wrong]}`)
    if (seen.length !== numbers.length)
      throw new Error(`${name}, ${whose}: ${seen.length} frames and not ${numbers.length}`)
  }
}

/** Seconds, as the container says. */
export interface Lengths {
  readonly videoSec: number
  readonly audioSec: number
}

export async function readLengths(file: string): Promise<Lengths> {
  const wanted = ['-show_entries', 'stream=codec_type,duration', '-of', 'json']
  const printed = await runTool(TOOLS.ffprobe, ['-v', 'error', ...wanted, file])
  const { streams } = JSON.parse(String(printed)) as { streams: { codec_type: string; duration: string }[] }
  const lengthOf = (type: string): number =>
    Number(streams.find(({ codec_type }) => codec_type === type)?.duration)
  return { videoSec: lengthOf('video'), audioSec: lengthOf('audio') }
}

/** A hash of each decoded frame, in order. */
export async function hashFrames(file: string): Promise<readonly string[]> {
  const argv = ['-nostdin', '-v', 'error', '-i', file, '-map', '0:v:0', '-f', 'framemd5', '-']
  const lines = String(await runTool(TOOLS.ffmpeg, argv)).split('\n')
  return lines.flatMap((line) =>
    line === '' || line.startsWith('#') ? [] : (line.split(',').at(-1) ?? '').trim(),
  )
}
