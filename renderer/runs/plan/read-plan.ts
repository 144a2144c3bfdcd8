/** A plan document as far as drawings and comparisons need it. */
import { z } from 'zod'

const link = z.object({ '/': z.string() }).transform((target) => target['/'])

const Document = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      cacheId: link,
      config: z.record(z.string(), z.unknown()),
      inputs: z.array(z.string()),
      effect: link.optional(),
    }),
  ),
  output: z.string(),
  profile: link,
})

export type Plan = z.infer<typeof Document>
export type PlanStep = Plan['steps'][number]

/** Undefined for what is no plan. */
export const readPlan = (document: unknown): Plan | undefined => Document.safeParse(document).data

export const sourcesOf = ({ steps }: Plan): readonly PlanStep[] =>
  steps.filter(({ type }) => type === 'SOURCE')

/** Seeds that random choices were made with, each once. */
export const seedsOf = ({ steps }: Plan): readonly string[] => [
  ...new Set(steps.flatMap(({ config: { seed } }) => (typeof seed === 'number' ? [String(seed)] : []))),
]
