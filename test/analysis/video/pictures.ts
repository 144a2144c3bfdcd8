/** Tiny grey pictures for the video analyser, made without chance: a seed always gives the same. */

import { PICTURE, VideoAnalyser } from '../../../engine/analysis/video/video-analyser.ts'
import type { VideoAnalysis } from '../../../engine/contract/analysis.ts'

const { width, height } = PICTURE

export type Picture = Uint8Array

/** Numbers from 0 to 1 that look like chance. */
export function* chance(seed: number): Generator<number, never> {
  let state = (seed * 2654435761 + 12345) >>> 0
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

export const pictureOf = (levelAt: (x: number, y: number) => number): Picture =>
  Uint8Array.from({ length: width * height }, (_, i) =>
    Math.max(0, Math.min(255, Math.round(levelAt(i % width, Math.floor(i / width))))),
  )

export const grey = (level: number): Picture => pictureOf(() => level)

/** A picture of soft patches; others for other seeds. `x` moves it to the left, by parts of a pixel too. */
export function scene(seed: number, { x = 0, darkest = 20, brightest = 230 } = {}): Picture {
  const numbers = chance(seed)
  const waves = Array.from({ length: 6 }, () => [0, 1, 2].map(() => numbers.next().value))
  const levelAt = (px: number, py: number): number =>
    waves.reduce(
      (sum, [a = 0, b = 0, c = 0]) => sum + Math.sin((a - 0.5) * (px + x) + (b - 0.5) * py + 7 * c),
      0,
    )
  return pictureOf((px, py) => darkest + (brightest - darkest) * (0.5 + levelAt(px, py) / 7))
}

export const mix = (a: Picture, b: Picture, part: number): Picture =>
  a.map((level, i) => Math.round(level + part * ((b[i] ?? 0) - level)))

/** The picture with grain of so many levels. */
export function grainy(picture: Picture, levels: number, seed: number): Picture {
  const numbers = chance(seed)
  return pictureOf((x, y) => (picture[y * width + x] ?? 0) + levels * (2 * numbers.next().value - 1))
}

/** A bright patch on a picture. */
export const withPatch = (picture: Picture, left: number, top: number, side = 10): Picture =>
  pictureOf((x, y) =>
    x >= left && x < left + side && y >= top && y < top + side ? 250 : (picture[y * width + x] ?? 0),
  )

export const times = (count: number, picture: Picture): Picture[] =>
  Array.from({ length: count }, () => picture)

export const frames = (count: number, at: (frame: number) => Picture): Picture[] =>
  Array.from({ length: count }, (_, frame) => at(frame))

/** Every frame goes through one array, as it does where it is decoded. */
export function analyse(pictures: readonly Picture[], rate = { num: 25, den: 1 }): VideoAnalysis {
  const analyser = new VideoAnalyser(rate)
  const frame = new Uint8Array(width * height)
  for (const picture of pictures) {
    frame.set(picture)
    analyser.push(frame)
  }
  return analyser.finish()
}

/** As times are told. */
export const secondsOf = (frame: number, { num, den } = { num: 25, den: 1 }): number =>
  Math.round((frame * den * 10_000) / num) / 10_000
