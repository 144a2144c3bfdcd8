/** A part of a result: a SEGMENT over a graph's output, so that ids, cache and explanations need to know nothing of it. */
import { ArtDagError } from '../../contract/errors.ts'
import type { RenderRequest } from '../../contract/schemas.ts'
import { lengthOf } from '../../media/graph/length.ts'
import { gridAt, secondsAt, toNumber } from '../../media/graph/rational.ts'
import type { VideoStream } from '../../media/graph/stream.ts'
import type { Rational } from '../../media/probe/facts.ts'
import type { Catalogue } from '../../nodes/descriptor.ts'
import { type BuiltStep, buildGraph } from '../../plan/build-media.ts'
import type { ResolvedGraph } from '../../plan/graph.ts'
import { identifyGraph } from '../../plan/identify.ts'
import { stillGraph } from './still-graph.ts'

export interface Excerpt {
  readonly graph: ResolvedGraph
  /** What it adds to the recipe's name: `-3s-65.5s`; empty for all of it. */
  readonly suffix: string
}

/** Borders fall on the grid, as those of any cut. @throws ArtDagError USAGE when nothing is left, or it is a picture */
export function takeRange(
  graph: ResolvedGraph,
  { fromSec = 0, toSec = Number.POSITIVE_INFINITY }: NonNullable<RenderRequest['range']>,
  catalogue: Catalogue,
): Excerpt {
  const result = (buildAll(graph, catalogue).get(graph.output) as BuiltStep).own
  if (result.video?.isStill)
    throw usage('the result is a picture, which has no range', 'leave out --from and --to')
  const { length, rate } = lengthOf(result)
  const endSec = secondsAt(length, rate)
  const start = gridAt(fromSec, rate)
  const end = Math.min(length, gridAt(toSec, rate))
  if (start >= length) throw beyondEnd('the result', fromSec, endSec)
  if (end <= start)
    throw usage(`from ${fromSec} s to ${toSec} s there is not one frame`, 'let the range end later')
  if (start === 0 && end === length) return { graph, suffix: '' }
  const suffix = `-${nameTime(fromSec)}-${nameTime(Math.min(toSec, endSec))}`
  return { graph: cutGraph(graph, start, end - start, rate), suffix }
}

/** `node` is for people. @throws ArtDagError USAGE when there is no picture, or no frame at that time */
export function takeStill(
  graph: ResolvedGraph,
  { node, atSec }: { readonly node: string; readonly atSec: number },
  catalogue: Catalogue,
): Excerpt {
  const built = buildAll(graph, catalogue)
  const { video } = (built.get(graph.output) as BuiltStep).own
  if (!video)
    throw usage(`“${node}” is sound alone; there is no frame to show`, 'choose another with --node <id>')
  const name = `-${node.replaceAll(/[^\w.-]/g, '-')}`
  if (video.isStill) return { graph: unpinned(graph), suffix: name }
  const frame = frameAt(atSec, node, video)
  const shownSec = Math.min(atSec, secondsAt(video.frames - 1, video.fps))
  return {
    graph: stillGraph(unpinned(graph), frame, built),
    suffix: `${name}-${nameTime(shownSec)}`,
  }
}

/** Of a frame; far above the noise of doubles. */
const NOISE = 1e-6

/** Players call the end of a clip by its length, where there is no frame any more: the last one is meant. */
function frameAt(atSec: number, node: string, { frames, fps }: VideoStream): number {
  const framesBeyond = atSec * toNumber(fps) - frames
  if (framesBeyond < 1 - NOISE) return Math.min(gridAt(atSec, fps), frames - 1)
  throw beyondEnd(`“${node}”`, atSec, secondsAt(frames, fps))
}

function buildAll(graph: ResolvedGraph, catalogue: Catalogue): ReadonlyMap<string, BuiltStep> {
  const rule = { cache: () => undefined, isKept: () => false }
  return buildGraph(graph, identifyGraph(graph, catalogue), catalogue, rule)
}

/** Its times are those of the grid, so that all ways to ask for the same frames share an id. */
function cutGraph(graph: ResolvedGraph, start: number, length: number, rate: Rational): ResolvedGraph {
  const { steps, output } = unpinned(graph)
  const id = `${output}#range`
  const config = { offset: secondsAt(start, rate), duration: secondsAt(length, rate) }
  return {
    ...graph,
    steps: [...steps, { id, type: 'SEGMENT', config, inputs: [output], isPinned: false }],
    output: id,
  }
}

/** A kept step is rendered from its beginning to its end, which is what an excerpt is there to spare. */
const unpinned = (graph: ResolvedGraph): ResolvedGraph => ({
  ...graph,
  steps: graph.steps.map((step) => ({ ...step, isPinned: false })),
})

const nameTime = (sec: number): string => `${Number(sec.toFixed(3))}s`

const beyondEnd = (what: string, sec: number, lengthSec: number): ArtDagError =>
  usage(`${what} lasts ${lengthSec.toFixed(3)} s, and has nothing at ${sec} s`, 'choose an earlier time', {
    lengthSec,
  })

const usage = (message: string, hint: string, details: Record<string, unknown> = {}): ArtDagError =>
  new ArtDagError('USAGE', message, { hint, details })
