/** Reads the numbers of the frames of clips.ts back, by a plain decode that shares no code with the engine. */
import { runTool, TOOLS } from '../support/tools.ts'

/** Part of a picture, in parts of its width and height. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The middle of the strip: encoding blurs its edges. */
export const TOP_STRIP: Region = { x: 0, y: 1 / 64, width: 1, height: 1 / 32 }
export const BOTTOM_STRIP: Region = { x: 0, y: 61 / 64, width: 1, height: 1 / 32 }

/** Where a region of a picture is once that picture is laid into a part of another. */
export const inside = (region: Region, box: Region): Region => ({
  x: box.x + region.x * box.width,
  y: box.y + region.y * box.height,
  width: region.width * box.width,
  height: region.height * box.height,
})

const CELLS = 16

/** One number for each frame, in the order shown. */
export async function readStrip(file: string, { x, y, width, height }: Region): Promise<readonly number[]> {
  const crop = `crop=iw*${width}:ih*${height}:iw*${x}:ih*${y}`
  const filter = `${crop},scale=${CELLS}:1:flags=area,format=gray`
  const output = ['-map', '0:v:0', '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
  const bytes = await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-i', file, ...output])
  return Array.from({ length: bytes.length / CELLS }, (_, frame) =>
    bytes
      .subarray(frame * CELLS, (frame + 1) * CELLS)
      .reduce((number, level) => number * 2 + (level > 127 ? 1 : 0), 0),
  )
}
