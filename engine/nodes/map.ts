/** MAP: the same operation on every item of a list, or on every part of it from beat to beat; the result is a list again. */
import { z } from 'zod'
import { secondsAt } from '../media/graph/rational.ts'
import { type CutClips, cutAt } from './beat-sync/cut-at.ts'
import { sliceSteps } from './beat-sync/slice-steps.ts'
import type { ExpandedStep, ExpandJob, Expansion, NodeType, Placed } from './descriptor.ts'
import { notBuilt } from './not-built.ts'

const OVER = ['items', 'beats', 'bars', 'scenes', 'onsets'] as const

const config = z.strictObject({
  operation: z
    .string()
    .min(1)
    .max(64)
    .transform((type) => type.toUpperCase())
    .meta({ title: 'Node type that is applied to every item', hint: 'node type' }),
  config: z.record(z.string(), z.unknown()).default({}).meta({ title: 'Config of each' }),
  over: z.enum(OVER).optional().meta({
    title: 'Over whole items, or over their parts',
    hint: 'items; with a timing, beats',
  }),
})

type Config = z.output<typeof config>

export const MAP: NodeType<Config> = {
  type: 'MAP',
  version: 1,
  title: 'Map',
  description:
    'Applies one operation to every item of a list, or to its parts between beats. Whoever uses it gets the results, in order.',
  category: 'edit',
  ports: [
    {
      name: 'items',
      description: 'The list',
      kinds: ['video', 'image', 'audio'],
      min: 1,
      max: Number.POSITIVE_INFINITY,
    },
    {
      name: 'with',
      description: 'Further inputs, the same for every item',
      kinds: ['video', 'image', 'audio'],
      min: 0,
      max: 64,
    },
    {
      name: 'timing',
      description: 'Whose beats, bars, scenes or onsets cut the items; without it each item’s own',
      kinds: ['audio', 'video'],
      min: 0,
      max: 1,
    },
  ],
  config,
  usesCanvasSize: false,
  expand(job) {
    const { items = [], timing = [] } = job.inputs
    const over = job.config.over ?? (timing.length > 0 ? 'beats' : 'items')
    if (over === 'items')
      return applyTo(
        job,
        items.map((item) => ({ item })),
      )
    const wish = { source: over, every: 1, offset: 0, distribute: 'round_robin', seed: 0 } as const
    const cut = cutAt(job, items, timing[0], wish)
    return drawsItself(job) ? drawForEach(job, cut) : cutAndApply(job, cut)
  },
  build: notBuilt,
}

type Job = ExpandJob<Config>

interface Subject {
  readonly item: Placed
  readonly more?: Config['config']
}

function applyTo(job: Job, subjects: readonly Subject[]): Expansion {
  const { id: own, config: each, inputs } = job
  const steps = subjects.map(
    ({ item, more }, index): ExpandedStep => ({
      id: `${own}#${index + 1}`,
      type: each.operation,
      config: numbered(job, { ...more, ...each.config }, index),
      inputs: [item, ...(inputs.with ?? [])],
    }),
  )
  return { steps, outputs: steps.map(({ id }) => ({ id })) }
}

const numbered = (job: Job, config: Config['config'], index: number): Config['config'] =>
  drawsItself(job) && config.index === undefined ? { ...config, index } : config

const drawsItself = ({ catalogue, config: { operation } }: Job): boolean =>
  catalogue.get(operation)?.isIndexed === true

/** What draws its place itself draws it from the whole item, and is as long as the part. */
const drawForEach = (job: Job, { clips, slices }: CutClips): Expansion =>
  applyTo(
    job,
    slices.flatMap(({ clip, frames }) => {
      const item = clips[clip]?.step
      return item ? [{ item, more: { duration: secondsAt(frames, job.canvas.fps) } }] : []
    }),
  )

function cutAndApply(job: Job, { clips, slices }: CutClips): Expansion {
  const cuts = sliceSteps(slices, clips, job.canvas.fps, (index) => `${job.id}#${index + 1}.cut`)
  const { steps, outputs } = applyTo(
    job,
    cuts.outputs.map((item) => ({ item })),
  )
  return { steps: [...cuts.steps, ...steps], outputs }
}
