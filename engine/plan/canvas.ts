/** The canvas: what the author fixed, the rest from the first video. It becomes part of the steps' ids. */
import { nearestStandardRate, rational } from '../media/graph/rational.ts'
import type { Canvas } from '../media/graph/stream.ts'
import type { CanvasWish } from '../recipe/recipe.ts'
import type { ResolvedStep } from './graph.ts'

const STILLS_ONLY_FPS = rational(25)

/** `steps` in graph order: the first SOURCE with moving pictures gives the rate; a variable one the nearest standard rate. */
export function chooseCanvas(wish: CanvasWish, steps: readonly ResolvedStep[]): Canvas {
  const { width, height } = wish
  const fps = wish.fps ? rational(wish.fps.num, wish.fps.den) : firstRate(steps)
  return {
    fps,
    sampleRate: wish.sampleRate ?? 48_000,
    channels: wish.channels ?? 2,
    ...(width !== undefined && height !== undefined ? { size: { width, height } } : {}),
  }
}

function firstRate(steps: readonly ResolvedStep[]): Canvas['fps'] {
  const facts = steps.find(({ source }) => source?.facts.kind === 'video')?.source?.facts.video[0]
  if (!facts) return STILLS_ONLY_FPS
  return facts.isVariable ? nearestStandardRate(facts.fps) : rational(facts.fps.num, facts.fps.den)
}
