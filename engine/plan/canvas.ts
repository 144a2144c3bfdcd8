/** The canvas: what the author fixed, the rest from the first video. It becomes part of the steps' ids. */
import { ArtDagError } from '../contract/errors.ts'
import { nearestStandardRate, rational } from '../media/graph/rational.ts'
import type { Canvas } from '../media/graph/stream.ts'
import type { VideoFacts } from '../media/probe/facts.ts'
import type { CanvasWish } from '../recipe/recipe.ts'
import type { SourceFile } from './graph.ts'

const STILLS_ONLY_FPS = rational(25)

/**
 * `files` in the order in which the output uses them: the first with moving pictures gives the rate; a variable one the nearest standard rate. Where
 * one side is fixed, the shape of the same picture, or of the first still, gives the other.
 * @throws ArtDagError RECIPE_INVALID when one side is fixed and no picture has a shape to give
 */
export function chooseCanvas(wish: CanvasWish, files: readonly SourceFile[]): Canvas {
  const size = sizeOf(wish, files)
  const fps = wish.fps ? rational(wish.fps.num, wish.fps.den) : firstRate(files)
  return {
    fps,
    sampleRate: wish.sampleRate ?? 48_000,
    channels: wish.channels ?? 2,
    ...(size ? { size } : {}),
  }
}

function sizeOf({ width, height }: CanvasWish, files: readonly SourceFile[]): Canvas['size'] {
  if (width === undefined && height === undefined) return undefined
  if (width !== undefined && height !== undefined) return { width, height }
  const shape = firstMoving(files) ?? firstPicture(files)
  if (!shape) throw shapeless(width === undefined ? 'height' : 'width')
  const factor = width === undefined ? (height as number) / shape.height : width / shape.width
  return {
    width: width ?? evenSide(shape.width * factor),
    height: height ?? evenSide(shape.height * factor),
  }
}

const evenSide = (length: number): number => Math.max(2, Math.round(length / 2) * 2)

function shapeless(given: 'width' | 'height'): ArtDagError {
  const other = given === 'width' ? 'height' : 'width'
  return new ArtDagError(
    'RECIPE_INVALID',
    `canvas: it has a ${given} only, and no input has a picture to take the ${other} from`,
    { hint: `give canvas.${other} as well` },
  )
}

function firstRate(files: readonly SourceFile[]): Canvas['fps'] {
  const facts = firstMoving(files)
  if (!facts) return STILLS_ONLY_FPS
  return facts.isVariable ? nearestStandardRate(facts.fps) : rational(facts.fps.num, facts.fps.den)
}

const firstMoving = (files: readonly SourceFile[]): VideoFacts | undefined =>
  files.find(({ facts }) => facts.kind === 'video')?.facts.video[0]

const firstPicture = (files: readonly SourceFile[]): VideoFacts | undefined =>
  files.find(({ facts }) => facts.video[0])?.facts.video[0]
