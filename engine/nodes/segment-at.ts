/** SEGMENT_AT: clips cut at the beats, bars or scenes of another clip, or each at its own. The result is a list. */
import { z } from 'zod'
import { type CutWish, cutAt } from './beat-sync/cut-at.ts'
import { sliceSteps } from './beat-sync/slice-steps.ts'
import { TIME_SOURCES } from './beat-sync/times.ts'
import type { NodeType } from './descriptor.ts'
import { seconds } from './fields.ts'
import { notBuilt } from './not-built.ts'

const whole = z.int().min(0).max(4_294_967_295)

/** Bars begin with downbeats. */
const source = z
  .enum([...TIME_SOURCES, 'downbeats', 'list'])
  .transform((name) => (name === 'downbeats' ? 'bars' : name))

const config = z
  .strictObject({
    times_from: source.default('beats').meta({ title: 'Where to cut' }),
    times: z
      .array(seconds('A cut'))
      .max(20_000)
      .optional()
      .meta({ title: 'The cuts, where they are a list', unit: 's' }),
    every: z.int().min(1).max(1000).default(1).meta({ title: 'Only every so many-th of them' }),
    offset: z.int().min(0).max(1000).default(0).meta({ title: 'So many of them are left out first' }),
    distribute: z.enum(['round_robin', 'random', 'by_energy']).default('round_robin').meta({
      title: 'Which clip is shown from cut to cut',
      hint: 'in turn, each as if it ran along; by lot; or lively pictures to loud music',
    }),
    seed: whole.default(0).meta({ title: 'Seed' }),
  })
  .refine(({ times_from, times }) => (times_from === 'list') === (times !== undefined), {
    path: ['times'],
    error: 'times go with times_from: list, and with nothing else',
  })
  .transform(({ times, ...rest }) => (times ? { ...rest, times: [...times].sort((a, b) => a - b) } : rest))

type Config = z.output<typeof config>

export const SEGMENT_AT: NodeType<Config> = {
  type: 'SEGMENT_AT',
  version: 1,
  title: 'Segment at',
  description:
    'Cuts clips at the beats, bars, onsets, scenes or sections of another clip, or each at its own. The result is a list.',
  category: 'edit',
  ports: [
    {
      name: 'clips',
      description: 'The clips to cut',
      kinds: ['video', 'image', 'audio'],
      min: 1,
      max: Number.POSITIVE_INFINITY,
    },
    {
      name: 'timing',
      description:
        'Gives the times and the length; the last of several inputs. Without it each clip gives its own',
      kinds: ['audio', 'video'],
      min: 0,
      max: 1,
      wants: 1,
    },
  ],
  config,
  usesCanvasSize: false,
  expand(job) {
    const { clips = [], timing = [] } = job.inputs
    const { slices, clips: cut } = cutAt(job, clips, timing[0], wishOf(job.config))
    return sliceSteps(slices, cut, job.canvas.fps, (index) => `${job.id}#${index + 1}`)
  },
  build: notBuilt,
}

const wishOf = ({ times_from, ...rest }: Config): CutWish => ({ source: times_from, ...rest })
