/** What is raced: a recipe, the one command that does the same, and the frames that must come out of either. */
import type { Rational } from '../../engine/media/probe/facts.ts'
import type { Request } from './bench-engine.ts'
import type { BenchClip } from './clips.ts'
import { type Cut, joinCuts, type OneCommand } from './one-command.ts'
import { type Region, TOP_STRIP } from './read-strip.ts'

export interface Workload {
  readonly name: string
  readonly request: Request
  readonly byHand: OneCommand
  readonly frames: number
  /** Numbers that each strip of the result must show. */
  readonly strips: readonly { readonly region: Region; readonly numbers: readonly number[] }[]
}

/** `inputs` are files by the names the recipe gives them. */
export const requestOf = (text: string, inputs: Readonly<Record<string, BenchClip>>): Request => ({
  recipe: { text, fileName: 'bench.yaml' },
  inputs: Object.entries(inputs).map(([name, { path }]) => ({ name, content: path })),
})

export const numbersOf = ({ from, frames }: Cut): readonly number[] =>
  Array.from({ length: frames }, (_, n) => from + n)

/** SEGMENTs of one clip joined by a SEQUENCE; a single one is the result itself. */
export function cutEdit(name: string, clip: BenchClip, cuts: readonly Cut[]): Workload {
  const numbers = cuts.flatMap(numbersOf)
  return {
    name,
    request: requestOf(cutRecipe(clip.fps, cuts), { clip }),
    byHand: joinCuts(clip, cuts),
    frames: numbers.length,
    strips: [{ region: TOP_STRIP, numbers }],
  }
}

function cutRecipe(fps: Rational, cuts: readonly Cut[]): string {
  const sec = (frames: number): number => (frames * fps.den) / fps.num
  const segments = cuts.map(
    ({ from, frames }, n) =>
      `  - { id: c${n}, type: SEGMENT, inputs: [clip], config: { offset: ${sec(from)}, duration: ${sec(frames)} } }`,
  )
  const ids = cuts.map((_, n) => `c${n}`).join(', ')
  const join = cuts.length === 1 ? [] : [`  - { id: all, type: SEQUENCE, inputs: [${ids}] }`]
  const output = `output: ${cuts.length === 1 ? 'c0' : 'all'}`
  return ['name: cuts', 'inputs: { clip: video }', 'steps:', ...segments, ...join, output].join('\n')
}

/**
 * `count` cuts of `frames` each, spread evenly over a clip of `clipFrames` and shuffled: `stride`, which must have no
 * divisor in common with `count`, is how many places on the next one lies.
 */
export function spreadCuts(
  count: number,
  frames: number,
  clipFrames: number,
  stride: number,
): readonly Cut[] {
  const room = Math.floor(clipFrames / count)
  return Array.from({ length: count }, (_, n) => {
    const place = (n * stride) % count
    return { from: place * room + ((place * 7) % (room - frames + 1)), frames }
  })
}
