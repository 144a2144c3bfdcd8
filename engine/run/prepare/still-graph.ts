/**
 * One frame of a graph's output. Steps whose frame n is made of frame n of their inputs are given that one frame:
 *
 *   clip ── RESIZE ── TRANSFORM ── EFFECT        EFFECT#still ← TRANSFORM#still, kept ← RESIZE#still ← one frame of the clip
 *
 * What the output itself is made from is kept, lossless. So after a change of its parameters nothing is decoded again.
 */
import { isPerFrame, isPerPair } from '../../media/graph/per-frame.ts'
import { secondsAt } from '../../media/graph/rational.ts'
import type { Media, StreamNode, VideoStream } from '../../media/graph/stream.ts'
import type { BuiltStep } from '../../plan/build-media.ts'
import type { ResolvedGraph, ResolvedStep } from '../../plan/graph.ts'

/** `frame`: one that the output has. `built`: of the graph, nothing of it cut at files. */
export function stillGraph(
  graph: ResolvedGraph,
  frame: number,
  built: ReadonlyMap<string, BuiltStep>,
): ResolvedGraph {
  const mediaOf = (id: string): Media => (built.get(id) as BuiltStep).own
  const isMoving = (id: string): boolean => mediaOf(id).video?.isStill === false
  const stillId = (id: string): string => (isMoving(id) ? `${id}#still` : id)
  const [shown, whole] = sortSteps(graph, (step) => keepsFrames(step, frame, mediaOf), isMoving)
  const given = new Set(graph.steps.find(({ id }) => id === graph.output)?.inputs.map(stillId))
  const steps = graph.steps.flatMap((step): readonly ResolvedStep[] => {
    const kept = whole.has(step.id) ? [step] : []
    if (!shown.has(step.id)) return kept
    const id = stillId(step.id)
    const own = whole.has(step.id)
      ? cutOut(step.id, frame, mediaOf(step.id).video as VideoStream)
      : { ...step, inputs: step.inputs.map(stillId) }
    return [...kept, { ...own, id, isPinned: given.has(id) }]
  })
  return { ...graph, steps, output: stillId(graph.output) }
}

/** Steps that are shown by one frame, and those that this frame is cut out of, with all they are made from. */
function sortSteps(
  { steps, output }: ResolvedGraph,
  passesOn: (step: ResolvedStep) => boolean,
  isMoving: (id: string) => boolean,
): readonly [shown: ReadonlySet<string>, whole: ReadonlySet<string>] {
  const shown = new Set([output])
  const whole = new Set<string>()
  for (const step of steps.toReversed()) {
    if (shown.has(step.id) && !passesOn(step)) whole.add(step.id)
    for (const input of step.inputs) {
      if (whole.has(step.id)) whole.add(input)
      else if (shown.has(step.id)) (isMoving(input) ? shown : whole).add(input)
    }
  }
  return [shown, whole]
}

/** Whether a frame of its result is made of the same frame of each of its inputs, and of nothing else. */
function keepsFrames(step: ResolvedStep, frame: number, mediaOf: (id: string) => Media): boolean {
  const own = mediaOf(step.id).video
  const inputs = step.inputs.map((id) => mediaOf(id).video)
  if (!own || inputs.length === 0) return false
  const isThere = inputs.every((video) => video && (video.isStill || video.frames > frame))
  const sources = new Set(inputs.map((video) => video?.node))
  return isThere && !sources.has(withoutFormat(own.node)) && comesFrom(own.node, sources)
}

/** A step that changes no pixel may be one that counts time: a SEGMENT, or a RETIME, of just its input's length. */
const withoutFormat = (node: StreamNode): StreamNode =>
  node.kind === 'filter' && node.use.filter === 'format' ? withoutFormat(node.inputs[0] as StreamNode) : node

function comesFrom(node: StreamNode, sources: ReadonlySet<StreamNode | undefined>): boolean {
  if (sources.has(node)) return true
  return (
    node.kind === 'filter' &&
    (isPerFrame(node) || isPerPair(node)) &&
    node.inputs.every((input) => comesFrom(input, sources))
  )
}

/** Its times are those of the grid, so that all ways to ask for the same frame share an id. */
const cutOut = (of: string, frame: number, { fps }: VideoStream): Omit<ResolvedStep, 'id' | 'isPinned'> => ({
  type: 'SEGMENT',
  config: { offset: secondsAt(frame, fps), duration: secondsAt(1, fps) },
  inputs: [of],
})
